import type { Account, Approval, ApprovalRules, ApprovalTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Actor } from '../../src/access/index.ts';
import { testFulcrum } from './fulcrum.ts';

/** A Monday, 09:00 in Shanghai. */
export const MONDAY = '2026-11-23T01:00:00Z';

/** For tests: a department with its lead, others who may decide, a customer, and short ways to ask and decide. */
export async function approvalsBase() {
  const fulcrum = await testFulcrum({ now: MONDAY });
  const { call, db } = fulcrum;
  const teamId = (await call<{ id: string }>('identity.createTeam', { code: 'care', name: '客户运营部' })).id;
  const bai = await fulcrum.person('csm', { teamId, name: '白鹭' });
  const people = {
    bai,
    lead: await fulcrum.person('operations_lead', { teamId, name: '穆青' }),
    other: await fulcrum.person('operations_lead', { name: '高远' }),
    boss: await fulcrum.person('executive', { name: '沈澜' }),
    admin: await fulcrum.person('administrator', { name: '林知远' }),
    stranger: await fulcrum.person('sales', { name: '路人' }),
  };
  const account = await call<Account>('accounts.create', { code: 'A-1', name: '江城大学', ownerId: bai.userId, teamId });
  const reset = () => sql`delete from setting where key = 'approval.rules'`.execute(db);
  return {
    fulcrum,
    call,
    db,
    teamId,
    account,
    people,
    /** Monday again, by the rules that ship, and nobody away. */
    async again(): Promise<void> {
      fulcrum.clock.moveTo(MONDAY);
      await reset();
      await sql`delete from absence`.execute(db);
    },
    ask: (more: object = {}, who: Actor = bai) =>
      call<ApprovalTold>('approvals.request', { accountId: account.id, title: '赠送两场培训', reason: '换取三年续约', ...more }, who),
    does: (verb: string, told: Pick<ApprovalTold, 'id' | 'revision'>, who: Actor, more: object = {}) =>
      call<ApprovalTold>(`approvals.${verb}`, { id: told.id, revision: told.revision, ...more }, who),
    waits: async (who: Actor) => (await call<{ items: Approval[] }>('approvals.list', {}, who)).items.map(({ id }) => id),
    rules: (...of: object[]) => call<ApprovalRules>('approvals.setRules', { rules: of }),
  };
}
