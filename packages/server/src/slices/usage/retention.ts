import { sql } from 'kysely';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

/** No fact of usage is older. */
export const FIRST_DAY = '2000-01-01';

export async function retentionMonths(db: Db): Promise<number | null> {
  return (await sql<{ months: number | null }>`select months::int as months from usage_retention`.execute(db)).rows[0]?.months ?? null;
}

/** The first month that is kept, today's month counted. */
export const firstKeptMonth = (today: string, months: number): string =>
  Temporal.PlainDate.from(today)
    .toPlainYearMonth()
    .subtract({ months: months - 1 })
    .toString();

export async function firstKeptDay(db: Db, today: string): Promise<string> {
  const months = await retentionMonths(db);
  return months === null ? FIRST_DAY : `${firstKeptMonth(today, months)}-01`;
}

/** Says how many months are kept; the hourly job drops what is older. */
export const retain: Handlers<'usage'>['retain'] = async (ctx: WriteCtx, { months }) => {
  const before = await retentionMonths(ctx.db);
  await sql`insert into usage_retention (months) values (${months}) on conflict (id) do update set months = excluded.months`.execute(
    ctx.db,
  );
  await ctx.record({ action: 'usage.retention_change', entity: 'usage', before: { months: before }, after: { months } });
  return { months };
};
