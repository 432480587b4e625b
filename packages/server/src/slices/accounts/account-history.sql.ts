import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { always, latestFirst } from '../../policy/fields-on.sql.ts';
import { hadCome } from '../../policy/had-come.sql.ts';
import type { AccountColumns } from './account.sql.ts';

/** Fields that a policy or a past view reads; each change of one is a dated row. */
export const HISTORY_FIELDS = [
  'name',
  'industry',
  'kind',
  'region_code',
  'size_band',
  'employees',
  'gross_margin_rate',
  'brand',
  'business_model',
  'parent_id',
  'owner_id',
  'team_id',
  'region_id',
  'status',
] as const;

export function historyValues(row: AccountColumns): Record<string, unknown> {
  const own = Object.fromEntries(HISTORY_FIELDS.map((field) => [field, row[field]]));
  const custom = Object.fromEntries(Object.entries(row.custom).map(([id, value]) => [`custom.${id}`, value]));
  return { ...own, ...custom };
}

/** The fields whose value differs; a new account has all that are known. */
export function changedFields(before: AccountColumns | null, after: AccountColumns): Record<string, unknown> {
  const old = before ? historyValues(before) : {};
  const next = historyValues(after);
  const names = new Set([...Object.keys(old), ...Object.keys(next)]);
  return Object.fromEntries(
    [...names].filter((name) => !isDeepStrictEqual(next[name] ?? null, old[name] ?? null)).map((name) => [name, next[name] ?? null]),
  );
}

/** Of two changes in the same moment the later one stands. */
const LAST_OF_A_MOMENT = sql`on conflict (account_id, field, valid_from, recorded_at) do update set value = excluded.value, changed_by = excluded.changed_by`;

export async function insertHistory(
  db: Db,
  accountId: string,
  changes: Record<string, unknown>,
  dates: { validFrom: string; knownAt: string; now: string },
  by: string | null,
): Promise<void> {
  const fields = Object.keys(changes);
  if (!fields.length) return;
  await sql`
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value, changed_by)
    select ${accountId}::uuid, f.field, ${dates.validFrom}::date, ${dates.now}::timestamptz, ${dates.knownAt}::date, f.value, ${by}::uuid
    from unnest(${fields}::text[], ${fields.map((field) => JSON.stringify(changes[field]))}::jsonb[]) as f(field, value) ${LAST_OF_A_MOMENT}`.execute(
    db,
  );
}

/** Changes of owner, team and region of many accounts at once: only of those that differ from what was last known. */
export async function insertOwnerHistory(
  db: Db,
  ids: readonly string[],
  dates: { today: string; now: string },
  by: string | null,
): Promise<void> {
  await sql`
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value, changed_by)
    select a.id, f.field, ${dates.today}::date, ${dates.now}::timestamptz, ${dates.today}::date, f.value, ${by}::uuid
    from account a cross join lateral (values ('owner_id', to_jsonb(a.owner_id)), ('team_id', to_jsonb(a.team_id)), ('region_id', to_jsonb(a.region_id))) as f(field, value)
    where a.id = any(${ids}::uuid[]) and coalesce(f.value, 'null') is distinct from coalesce((select h.value from account_history h
      where h.account_id = a.id and h.field = f.field order by h.valid_from desc, h.recorded_at desc limit 1), 'null')
    ${LAST_OF_A_MOMENT}`.execute(db);
}

/** History of what a merge changed at its winner; the merge holds the row before and after. */
export async function insertMergedHistory(
  db: Db,
  accountId: string,
  mergeId: string,
  by: { today: string; now: string; userId: string | null },
): Promise<void> {
  const fields = sql.join(HISTORY_FIELDS.map((field) => sql.lit(field)));
  await sql`
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value, changed_by)
    select ${accountId}::uuid, v.field, ${by.today}::date, ${by.now}::timestamptz, ${by.today}::date, v.value, ${by.userId}::uuid
    from record_merge m cross join lateral (
      select f.field, nullif(m.before -> f.field, 'null') as before, nullif(m.after -> f.field, 'null') as value from unnest(array[${fields}]) f(field)
      union all
      select 'custom.' || k.key, m.before -> 'custom' -> k.key, m.after -> 'custom' -> k.key from jsonb_object_keys(m.after -> 'custom') k(key)) v
    where m.id = ${mergeId}::uuid and v.value is distinct from v.before
    on conflict (account_id, field, valid_from, recorded_at) do update set value = excluded.value`.execute(db);
}

/** Takes the history of a merge away again. */
export async function forgetHistory(db: Db, mergeId: string): Promise<void> {
  await sql`delete from account_history h using record_merge m where m.id = ${mergeId}::uuid and h.account_id = m.winner_id and h.recorded_at = m.merged_at
    and (m.before -> h.field is distinct from m.after -> h.field
      or m.before -> 'custom' -> substr(h.field, 8) is distinct from m.after -> 'custom' -> substr(h.field, 8))`.execute(db);
}

/** The values as they stood on a day; null for what became known only later, but for what no account is without. */
export async function valuesAsOf(db: Db, accountId: string, day: string): Promise<Record<string, unknown>> {
  const found = await sql<{ field: string; value: unknown }>`
    select distinct on (field) field, case when h.valid_from <= ${day}::date or ${always(sql`h.field`)} then value end as value
    from account_history h where h.account_id = ${accountId}::uuid order by field, ${latestFirst(sql`h`, sql`${day}::date`)}`.execute(db);
  return Object.fromEntries(found.rows.map((row) => [row.field, row.value]));
}

/** Whether an account was part of the base by a day. */
export async function hadComeBy(db: Db, accountId: string, day: string): Promise<boolean> {
  const found = await sql`select from account a where a.id = ${accountId}::uuid and ${hadCome(sql`${day}::date`)}`.execute(db);
  return found.rows.length > 0;
}
