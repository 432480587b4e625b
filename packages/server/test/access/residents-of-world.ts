// For tests: somebody resident at an account, one month of theirs filed and one to be filed.
import { newId } from '../../src/kernel/ids.ts';
import { insertReports, insertStays } from '../../src/slices/residents/stays.sql.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';

export interface ResidentIds {
  stay: string;
}
export const STATION = { weekdays: [1, 3], startsOn: '2026-09-01', dayCost: '100' };
const BY = { userId: null, now: '2026-11-20T01:00:00Z' };

export async function insertResidentsOf({ db }: TestFulcrum, accountId: string, dayCost: string): Promise<ResidentIds> {
  const stay = newId();
  const who = { personId: null, name: '驻场工程师', providerId: null, endsOn: null, duties: '' };
  await insertStays(db, [{ ...STATION, ...who, dayCost, accountId, id: stay }], BY);
  const report = { accountId, stayId: stay, month: '2026-09', days: 1, requests: 0, orders: 0, notes: '', changes: '' };
  await insertReports(db, [{ ...report, costId: null, amount: dayCost, interactionId: null }], BY);
  return { stay };
}
