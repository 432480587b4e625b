import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';

/** Whoever writes money facts holds this lock shared until the commit; a closing takes it alone, and so meets no write half-way. */
const PERIODS = 46_015;

/** Keeps every month as it is until this transaction ends. Call it before the months are looked at. */
export async function holdPeriods(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${PERIODS})`.execute(db);
}

/** Waits until no write of money facts is under way, and keeps new ones waiting. */
export async function holdPeriodsAlone(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${PERIODS})`.execute(db);
}

/** Whether a day lies in a closed month; for set statements, below holdPeriods. Null is no day. */
export const inClosedMonth = (day: Sql): Sql<boolean> =>
  sql<boolean>`exists (select from period p where p.state = 'closed' and p.month = date_trunc('month', ${day})::date)`;

/**
 * Refuses to touch money facts of a closed month: call it with the days of a fact before and after, within the transaction that writes.
 * Fails with period.closed. Sets of rows use holdPeriods and inClosedMonth.
 */
export async function requireOpenPeriod(ctx: Pick<WriteCtx, 'db'>, days: readonly (string | null | undefined)[]): Promise<void> {
  await holdPeriods(ctx.db);
  const dated = days.filter((day) => day !== null && day !== undefined);
  if (!dated.length) return;
  const found = await sql<{ month: string }>`
    select to_char(min(d.day), 'YYYY-MM') as month from unnest(${dated}::date[]) as d(day) where ${inClosedMonth(sql`d.day`)}`.execute(
    ctx.db,
  );
  const month = found.rows[0]?.month;
  if (month) throw new Fault('conflict', 'period.closed', { month });
}
