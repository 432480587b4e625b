// For tests: an account of level C in operation, who looks after it and who decides, and another that is nobody's.
import type { Account, ApprovalTold, BenefitUse } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { TestFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

export async function accountWithBenefits(fulcrum: TestFulcrum) {
  const { db, call } = fulcrum;
  await call('session.installTemplate', { id: 'infrastructure' });
  await sql`update policy_version set in_force_from = '2023-01-01' where policy_id in ('benefits', 'service-level')`.execute(db);
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  const csm = await fulcrum.person('csm', { teamId: team, name: '陈静' });
  const lead = await fulcrum.person('operations_lead', { teamId: team, name: '周涛' });
  const admin = await fulcrum.person('administrator', { name: '林知远' });
  const opened = (code: string, more: object = {}) =>
    call<Account>('accounts.create', { code, name: code, createdOn: '2025-01-01', ...more });
  const { id: accountId } = await opened('OWN', { ownerId: csm.userId, teamId: team });
  const { id: foreignId } = await opened('FOREIGN');
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' });
  const days = { signedOn: '2026-01-01', startsOn: '2026-01-01', deliveredOn: '2026-01-01', endsOn: '2027-12-31' };
  await call('contracts.create', { accountId, amount: '1', ...days });
  // Level C in operation: eight hours of training a year and a report each quarter.
  await sql`insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank)
    values (${accountId}, 'value-tier', '2026-02-28', ${newId()}, 1, 'C', 2)`.execute(db);
  return {
    ...{ accountId, foreignId, contactId, csm, lead, admin },
    use: (input: object, actor: Actor = csm) => call<BenefitUse>('benefits.use', { accountId, ...input }, actor),
    /** Decides what a use or an offer was asked for with. */
    async decide(approvalId: string | null, approve: boolean, actor: Actor): Promise<void> {
      const { id, revision } = await call<ApprovalTold>('approvals.get', { id: approvalId }, actor);
      await call(approve ? 'approvals.approve' : 'approvals.reject', { id, revision, [approve ? 'note' : 'reason']: '同意' }, actor);
    },
    useNow: async (id: string) =>
      (await call<{ items: BenefitUse[] }>('benefits.uses', { accountId, limit: 200 })).items.find((one) => one.id === id),
  };
}
