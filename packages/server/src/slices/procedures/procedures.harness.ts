// For tests: an account with the procedures that ship, and one person of each department.
import type { Account, ProcedureRunTold } from '@fulcrum/contract';
import { beforeEach } from 'vitest';
import type { TestFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';

export const MONDAY = '2026-11-23T01:00:00Z';
export const HOUR = 3_600_000;

export async function departmentsAtWork(fulcrum: TestFulcrum) {
  const { call } = fulcrum;
  await call('session.installTemplate', { id: 'higher-ed' });
  const { id: teamId } = await call<{ id: string }>('identity.createTeam', { code: 'care', name: '客户运营部' });
  const csm = await fulcrum.person('csm', { teamId, name: '白鹭' });
  const sales = await fulcrum.person('sales', { teamId, name: '林语' });
  const lead = await fulcrum.person('operations_lead', { teamId, name: '穆青' });
  const agent = await fulcrum.person('agent', { teamId, name: '夏至' });
  const { id: accountId } = await call<Account>('accounts.create', { code: 'A-1', name: '江城大学', ownerId: csm.userId, teamId });
  beforeEach(() => fulcrum.clock.moveTo(MONDAY));
  return {
    ...{ accountId, csm, sales, lead, agent },
    begin: (id: string, who: Actor = csm) => call<ProcedureRunTold>('procedures.begin', { id: `procedure-${id}`, accountId }, who),
    does: (verb: string, { id, revision }: ProcedureRunTold, who: Actor, more: object = {}) =>
      call<ProcedureRunTold>(`procedures.${verb}`, { id, revision, ...more }, who),
  };
}
