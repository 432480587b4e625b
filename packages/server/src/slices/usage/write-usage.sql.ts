import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** How values of people come together in the value of their account. */
const TOGETHER = { sum: 'sum', last: 'sum', avg: 'avg', max: 'max' } as const;
export interface SlotOf {
  slot: number;
  aggregate: keyof typeof TOGETHER;
}

const column = (slot: number): string => `m${slot}`;
const bit = (slot: number): Sql => sql.raw(`(1::bigint << ${slot - 1})`);
const plus = (parts: readonly Sql[]): Sql => sql.join(parts, sql` + `);
const or = (parts: readonly Sql[]): Sql => sql.join(parts, sql` | `);
const list = (slots: readonly SlotOf[], of: (name: Sql, one: SlotOf) => Sql): Sql =>
  sql.join(slots.map((one) => of(sql.raw(column(one.slot)), one)));

/** Values wait here within a transaction: one row an account, person (or none), product and day. */
export async function createUsageStage(db: Db): Promise<void> {
  const values = Array.from({ length: 64 }, (_, index) => `m${index + 1} double precision`).join(', ');
  await sql`create temp table if not exists usage_stage (account_id uuid not null, product_id uuid not null, contact_id uuid, day date not null,
    known_at date not null, ${sql.raw(values)}) on commit delete rows`.execute(db);
}
export const copyStage = (slots: readonly SlotOf[]): string =>
  `copy usage_stage (account_id, product_id, contact_id, day, known_at, ${slots.map(({ slot }) => column(slot)).join(', ')}) from stdin (format binary)`;

export interface Span {
  first: string;
  last: string;
}
const within = (span: Span): Sql => sql`u.day between ${span.first}::date and ${span.last}::date`;

/** Writes the staged values of accounts where they differ from what is stored; answers how many values were written. */
export async function writeAccountUsage(db: Db, slots: readonly SlotOf[], span: Span, now: string): Promise<number> {
  const differs = slots.map(({ slot }) => {
    const m = sql.raw(column(slot));
    return sql`(s.${m} is not null and (s.${m} is distinct from u.${m} or u.summed & ${bit(slot)} <> 0))::int`;
  });
  const given = or(slots.map(({ slot }) => sql`case when excluded.${sql.raw(column(slot))} is null then 0 else ${bit(slot)} end`));
  const written = await sql<{ n: number }>`
    with incoming as materialized (
      select s.account_id, s.product_id, s.day, s.known_at, ${list(slots, (m) => sql`s.${m}`)}, ${plus(differs)} as n
      from usage_stage s left join usage_daily u
        on u.account_id = s.account_id and u.day = s.day and u.product_id = s.product_id and ${within(span)}
      where s.contact_id is null),
    written as (
      insert into usage_daily as u (account_id, product_id, day, known_at, recorded_at, ${list(slots, (m) => m)})
      select account_id, product_id, day, known_at, ${now}::timestamptz, ${list(slots, (m) => m)} from incoming where n > 0
      order by account_id, day, product_id
      on conflict (account_id, day, product_id) do update set known_at = greatest(u.known_at, excluded.known_at),
        recorded_at = excluded.recorded_at, summed = case when u.summed = 0 then 0 else u.summed & ~(${given}) end,
        ${list(slots, (m) => sql`${m} = coalesce(excluded.${m}, u.${m})`)})
    select coalesce(sum(n), 0)::int as n from incoming`.execute(db);
  return written.rows[0]?.n ?? 0;
}

/** The same for the staged values of people. */
export async function writeContactUsage(db: Db, slots: readonly SlotOf[], span: Span, now: string): Promise<number> {
  const written = await sql<{ n: number }>`
    with incoming as materialized (
      select s.account_id, s.contact_id, s.product_id, s.day, s.known_at, ${list(slots, (m) => sql`s.${m}`)},
        ${plus(slots.map(({ slot }) => sql.raw(`(s.m${slot} is not null and s.m${slot} is distinct from u.m${slot})::int`)))} as n
      from usage_stage s left join usage_contact_daily u on u.account_id = s.account_id and u.day = s.day and u.product_id = s.product_id
        and u.contact_id = s.contact_id and ${within(span)}
      where s.contact_id is not null),
    written as (
      insert into usage_contact_daily as u (account_id, contact_id, product_id, day, known_at, recorded_at, ${list(slots, (m) => m)})
      select account_id, contact_id, product_id, day, known_at, ${now}::timestamptz, ${list(slots, (m) => m)} from incoming where n > 0
      order by account_id, day, product_id, contact_id
      on conflict (account_id, day, product_id, contact_id) do update set known_at = greatest(u.known_at, excluded.known_at),
        recorded_at = excluded.recorded_at, ${list(slots, (m) => sql`${m} = coalesce(excluded.${m}, u.${m})`)})
    select coalesce(sum(n), 0)::int as n from incoming`.execute(db);
  return written.rows[0]?.n ?? 0;
}

/** Adds people's values up to their account's, where the account has none of its own. */
export async function sumContactUsage(db: Db, slots: readonly SlotOf[], span: Span, now: string): Promise<void> {
  const free = (slot: number): Sql => sql`(u.${sql.raw(column(slot))} is null or u.summed & ${bit(slot)} <> 0)`;
  const next = (m: Sql, { slot }: SlotOf): Sql => sql`case when ${free(slot)} then coalesce(excluded.${m}, u.${m}) else u.${m} end`;
  const taken = or(
    slots.map(({ slot }) => sql`case when ${free(slot)} and excluded.${sql.raw(column(slot))} is not null then ${bit(slot)} else 0 end`),
  );
  await sql`
    with touched as materialized (select distinct account_id, product_id, day from usage_stage where contact_id is not null),
    added as (
      select u.account_id, u.product_id, u.day, max(u.known_at) as known_at,
        ${list(slots, (m, { aggregate }) => sql`${sql.raw(TOGETHER[aggregate])}(u.${m}) as ${m}`)}
      from usage_contact_daily u join touched t on t.account_id = u.account_id and t.product_id = u.product_id and t.day = u.day
      where ${within(span)} group by u.account_id, u.product_id, u.day)
    insert into usage_daily as u (account_id, product_id, day, known_at, recorded_at, summed, ${list(slots, (m) => m)})
    select account_id, product_id, day, known_at, ${now}::timestamptz,
      ${or(slots.map(({ slot }) => sql`case when ${sql.raw(column(slot))} is null then 0 else ${bit(slot)} end`))}, ${list(slots, (m) => m)}
    from added order by account_id, day, product_id
    on conflict (account_id, day, product_id) do update set known_at = greatest(u.known_at, excluded.known_at),
      recorded_at = excluded.recorded_at, summed = u.summed | ${taken}, ${list(slots, (m, one) => sql`${m} = ${next(m, one)}`)}
    where (u.summed, ${list(slots, (m) => sql`u.${m}`)})
      is distinct from (u.summed | ${taken}, ${list(slots, next)})`.execute(db);
}
