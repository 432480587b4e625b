import type { Db } from '../../db/database.ts';
import { dropMonths, makeMonths, monthsOf } from '../../db/month-partitions.ts';

const TABLES = ['usage_daily', 'usage_contact_daily'] as const;

export const usageMonths = (db: Db): Promise<string[]> => monthsOf(db, TABLES[0]);
export const makeUsageMonths = (tx: Db, months: readonly string[]): Promise<string[]> => makeMonths(tx, TABLES, months);
export const dropUsageMonths = (tx: Db, before: string): Promise<string[]> => dropMonths(tx, TABLES, before);

/** The months that lack their partitions get them; mostly there are none, and that costs no lock. */
export async function prepareUsageMonths(root: Db, months: readonly string[]): Promise<string[]> {
  const known = await usageMonths(root);
  if (months.every((month) => known.includes(month))) return [];
  return root.transaction().execute((tx) => makeUsageMonths(tx, months));
}
