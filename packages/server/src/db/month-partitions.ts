import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Makers of months come one after another. */
const LOCK = 46_010;

const nameOf = (table: string, month: string): string => `${table}_${month.replace('-', '_')}`;

/** The months of a table partitioned by day that have their partition, as YYYY-MM, the earliest first. */
export async function monthsOf(db: Db, table: string): Promise<string[]> {
  const found = await sql<{ month: string }>`
    select replace(right(c.relname, 7), '_', '-') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${table}::regclass order by 1`.execute(db);
  return found.rows.map((row) => row.month);
}

/**
 * Makes the partitions of months that lack them, in the caller's transaction, alike for all `tables`; answers the months made. A table is made
 * first and attached then, which lets readers and writers of other months go on.
 */
export async function makeMonths(tx: Db, tables: readonly string[], months: readonly string[]): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const there = await monthsOf(tx, tables[0] ?? '');
  const made = [...new Set(months)].filter((month) => !there.includes(month)).sort();
  // One block, because a partition's bounds cannot be parameters; names and bounds are made of calendar months alone.
  const creations = made.flatMap((month) => tables.map((table) => creation(table, Temporal.PlainYearMonth.from(month))));
  if (made.length) await sql`do ${sql.lit(`begin ${creations.join(' ')} end`)}`.execute(tx);
  return made;
}

function creation(table: string, month: Temporal.PlainYearMonth): string {
  const name = nameOf(table, month.toString());
  const [low, high] = [month, month.add({ months: 1 })].map((each) => each.toPlainDate({ day: 1 }).toString());
  return `create table ${name} (like ${table} including all); alter table ${table} attach partition ${name} for values from ('${low}') to ('${high}');`;
}

/** Drops the months before a month, in the caller's transaction. Answers them; fails rather than wait long behind readers. */
export async function dropMonths(tx: Db, tables: readonly string[], before: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const gone = (await monthsOf(tx, tables[0] ?? '')).filter((month) => month < before);
  if (!gone.length) return [];
  await sql`select set_config('lock_timeout', '5s', true)`.execute(tx);
  const drops = gone.flatMap((month) => tables.map((table) => `drop table ${nameOf(table, month)};`));
  await sql`do ${sql.lit(`begin ${drops.join(' ')} end`)}`.execute(tx);
  return gone;
}
