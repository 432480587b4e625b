import { USAGE_SLOTS } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { holdSlots, insertUsageMetrics, selectUsageMetrics } from './usage-metric.sql.ts';
import { makeUsageMonths } from './usage-months.ts';
import { createUsageStage, type SlotOf, sumContactUsage, writeAccountUsage, writeContactUsage } from './write-usage.sql.ts';

/*
 * Sets of values written at once, out of the temporary table `staged_usage`: one row an account, person (or none), product, metric and day as it
 * is to be, with the `lines` it was made of and an `action`. `staged_metric` says which slots its metrics have, or would get.
 */

/** The metrics that lines name (`staged_line.metric`), with their slots: new ones get the free ones in order, or null when there are none. */
export async function stageUsageMetrics(db: Db): Promise<void> {
  await sql`
    create temp table staged_metric on commit drop as
    with named as (select metric as id, min(seq) as first from staged_line where metric is not null group by 1),
    fresh as (select n.id, row_number() over (order by n.first) as nth from named n where not exists (select from usage_metric u where u.id = n.id)),
    free as (select g.slot, row_number() over (order by g.slot) as nth from generate_series(1, ${USAGE_SLOTS}::int) g(slot)
      where not exists (select from usage_metric u where u.slot = g.slot))
    select n.id, coalesce(u.slot, free.slot) as slot, u.id is null as is_new, coalesce(u.aggregate, 'sum') as aggregate
    from named n left join usage_metric u on u.id = n.id left join fresh on fresh.id = n.id left join free on free.nth = fresh.nth`.execute(
    db,
  );
}

/** Says of each staged value whether it is new, differs from the stored one, or is the same. */
export async function markUsageActions(db: Db): Promise<void> {
  const found = await sql<{ slot: number }>`select slot from staged_metric where not is_new order by slot`.execute(db);
  const stored: Sql = found.rows.length
    ? sql`case s.slot ${sql.join(
        found.rows.map(({ slot }) => sql.raw(`when ${slot} then u.m${slot}`)),
        sql` `,
      )} end`
    : sql`null::float8`;
  const mark = (table: string, person: Sql) => sql`
    update staged_usage s set action = case when ${stored} is null then 'create' when ${stored} = s.value then 'same' else 'update' end
    from ${sql.table(table)} u where u.account_id = s.account_id and u.product_id = s.product_id and u.day = s.day and ${person}`;
  await mark('usage_daily', sql`s.contact_id is null`).execute(db);
  await mark('usage_contact_daily', sql`s.contact_id = u.contact_id`).execute(db);
}

/** Rows that are to be updated, as they are before: for the audit. */
export const updatedUsageBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select jsonb_strip_nulls(to_jsonb(u)) as before from usage_daily u where exists (
      select from staged_usage s where s.action = 'update' and s.contact_id is null and s.account_id = u.account_id and s.product_id = u.product_id and s.day = u.day)
    union all
    select jsonb_strip_nulls(to_jsonb(u)) from usage_contact_daily u where exists (
      select from staged_usage s where s.action = 'update' and s.contact_id = u.contact_id and s.account_id = u.account_id and s.product_id = u.product_id and s.day = u.day)`;

/** The staged metrics with their slots in earnest. Fails with usage.no_slot when others took them meanwhile. */
async function slotsOf(db: Db, now: string): Promise<SlotOf[]> {
  await holdSlots(db);
  const named = await sql<{ id: string; is_new: boolean }>`
    select m.id, m.is_new from staged_metric m where exists (select from staged_usage s where s.metric = m.id) order by m.slot`.execute(db);
  const fresh = named.rows.filter((row) => row.is_new).map(({ id }) => id);
  const made = fresh.map((id) => ({ id, aggregate: 'sum' as const, unit: null, name: { zh: id, en: id }, counts: null }));
  if (made.length) await insertUsageMetrics(db, made, now);
  const all = await selectUsageMetrics(db);
  const ids = new Set(named.rows.map(({ id }) => id));
  const slots = all.filter(({ id }) => ids.has(id));
  if (slots.length < ids.size) throw new Fault('conflict', 'usage.no_slot', { slots: USAGE_SLOTS });
  return slots;
}

/** Writes the staged values in the caller's transaction, with the metrics and months that they need. */
export async function writeStagedUsage(db: Db, now: string): Promise<void> {
  const slots = await slotsOf(db, now);
  const span = await sql<{ first: string | null; last: string; months: string[]; people: boolean }>`
    select min(day) as first, max(day) as last, array_agg(distinct to_char(day, 'YYYY-MM')) as months,
      coalesce(bool_or(contact_id is not null), false) as people from staged_usage where action <> 'same'`.execute(db);
  const { first = null, last = '', months = [], people = false } = span.rows[0] ?? {};
  if (first === null) return;
  await makeUsageMonths(db, months);
  await createUsageStage(db);
  const columns = sql.join(slots.map(({ slot }) => sql.raw(`m${slot}`)));
  const values = sql.join(slots.map(({ slot }) => sql`max(s.value) filter (where m.slot = ${sql.raw(String(slot))})`));
  await sql`insert into usage_stage (account_id, product_id, contact_id, day, known_at, ${columns})
    select s.account_id, s.product_id, s.contact_id, s.day, max(s.known_at), ${values}
    from staged_usage s join usage_metric m on m.id = s.metric where s.action <> 'same' group by 1, 2, 3, 4`.execute(db);
  await sql`analyze usage_stage`.execute(db);
  if (people) {
    await writeContactUsage(db, slots, { first, last }, now);
    await sumContactUsage(db, slots, { first, last }, now);
  }
  await writeAccountUsage(db, slots, { first, last }, now);
}
