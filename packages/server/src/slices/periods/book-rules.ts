import { RECORD_TYPES, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { columnsOf, isAdjusted, moneyOf, type RecordRule } from '../../records/index.ts';
import { holdPeriods, inClosedMonth, requireOpenPeriod } from './open-period.ts';

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/**
 * What a closed month holds fast of a fact of the books: that it is there, its day, its money and its currency. States and notes that come
 * later (a dunning, an end, a filing) are no change of the books. What was adjusted, and an adjustment, is corrected by a further one.
 */
const bookRule =
  (type: RecordType): RecordRule =>
  async (ctx, { before, after }) => {
    const stays =
      before &&
      after &&
      before[type.day] === after[type.day] &&
      before.currency === after.currency &&
      moneyOf(type).every(({ api }) => number(before[api]) === number(after[api]));
    if (stays) return;
    await requireOpenPeriod(ctx, [before?.[type.day], after?.[type.day]] as (string | undefined)[]);
    if (before && type.adjusts && (await isAdjusted(ctx.db, type, before.accountId, before.id)))
      throw new Fault('conflict', 'record.adjusted');
  };

/** The rules of a record type that closed months bring. */
export const bookRules = (type: RecordType): RecordRule[] => (type.closes ? [bookRule(type)] : []);

/** Whether the books hold staged record s and stored record o as one and the same. */
export function sameInBooks(type: RecordType): Sql<boolean> {
  const columns = [...columnsOf(type).filter(({ id }) => id === type.day), ...moneyOf(type)].map(({ column }) => column);
  const all = type.currency ? [...columns, 'currency'] : columns;
  const row = (alias: string) => sql`row(${sql.join(all.map((column) => sql.ref(`${alias}.${column}`)))})`;
  return sql<boolean>`${row('s')} is not distinct from ${row('o')}`;
}

/** Refuses to let an account go with facts of a closed month on it. */
export async function requireNoClosedFacts(ctx: Pick<WriteCtx, 'db'>, accountId: string): Promise<void> {
  await holdPeriods(ctx.db);
  const tables = ['sales_order', ...RECORD_TYPES.filter((type: RecordType) => type.closes).map(({ table }) => table)];
  const days = tables.map((table) => sql`select f.happened_on as day from ${sql.table(table)} f where f.account_id = ${accountId}::uuid`);
  const found = await sql<{ month: string | null }>`
    select to_char(min(d.day), 'YYYY-MM') as month from (${sql.join(days, sql` union all `)}) d where ${inClosedMonth(sql`d.day`)}`.execute(
    ctx.db,
  );
  const month = found.rows[0]?.month;
  if (month) throw new Fault('conflict', 'period.closed', { month });
}
