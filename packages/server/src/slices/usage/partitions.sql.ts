import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

const TABLES = ['usage_daily', 'usage_contact_daily'] as const;
/** Makers of months come one after another. */
const LOCK = 46_010;

const nameOf = (table: string, month: string): string => `${table}_${month.replace('-', '_')}`;

/** The months that have their partitions, as YYYY-MM, the earliest first. */
export async function usageMonths(db: Db): Promise<string[]> {
  const found = await sql<{ month: string }>`
    select replace(right(c.relname, 7), '_', '-') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'usage_daily'::regclass order by 1`.execute(db);
  return found.rows.map((row) => row.month);
}

/**
 * Makes the partitions of months that lack them; answers the months made. A table is made first and attached then, which lets readers and
 * writers of other months go on.
 */
export async function prepareUsageMonths(root: Db, months: readonly string[]): Promise<string[]> {
  const known = await usageMonths(root);
  if (months.every((month) => known.includes(month))) return [];
  return root.transaction().execute((tx) => makeUsageMonths(tx, months));
}

/** The same within a transaction of the caller's. */
export async function makeUsageMonths(tx: Db, months: readonly string[]): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const there = await usageMonths(tx);
  const made = [...new Set(months)].filter((month) => !there.includes(month)).sort();
  // One block, because a partition's bounds cannot be parameters; names and bounds are made of calendar months alone.
  const creations = made.flatMap((month) => TABLES.map((table) => creation(table, Temporal.PlainYearMonth.from(month))));
  if (made.length) await sql`do ${sql.lit(`begin ${creations.join(' ')} end`)}`.execute(tx);
  return made;
}

function creation(table: string, month: Temporal.PlainYearMonth): string {
  const name = nameOf(table, month.toString());
  const [low, high] = [month, month.add({ months: 1 })].map((each) => each.toPlainDate({ day: 1 }).toString());
  return `create table ${name} (like ${table} including all); alter table ${table} attach partition ${name} for values from ('${low}') to ('${high}');`;
}

/** Drops the months before a month, in the caller's transaction. Answers them; fails rather than wait long behind readers. */
export async function dropUsageMonths(tx: Db, before: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const gone = (await usageMonths(tx)).filter((month) => month < before);
  if (!gone.length) return [];
  await sql`select set_config('lock_timeout', '5s', true)`.execute(tx);
  const drops = gone.flatMap((month) => TABLES.map((table) => `drop table ${nameOf(table, month)};`));
  await sql`do ${sql.lit(`begin ${drops.join(' ')} end`)}`.execute(tx);
  return gone;
}
