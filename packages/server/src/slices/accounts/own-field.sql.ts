import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/**
 * Gives an own field of the accounts that `picked` selects (account_id) a value from today on, or takes it away; a row of history each where it
 * differs. Nobody declared, nobody set: the field must be a declared one.
 */
export async function setOwnField(
  db: Db,
  picked: Sql,
  { field, value }: { field: string; value: string | number | boolean | null },
  { now, today }: { now: string; today: string },
): Promise<void> {
  const json = JSON.stringify(value);
  await sql`
    with picked as materialized (select distinct account_id from (${picked}) p),
    changed as (
      update account a set custom = case when ${json}::jsonb = 'null' then a.custom - ${field}::text else a.custom || jsonb_build_object(${field}::text, ${json}::jsonb) end,
        changed_at = ${now}::timestamptz, revision = a.revision + 1
      from picked p where a.id = p.account_id and coalesce(a.custom -> ${field}::text, 'null') is distinct from ${json}::jsonb
        and exists (select from custom_field f where f.entity = 'account' and f.id = ${field})
      returning a.id)
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
    select id, 'custom.' || ${field}, ${today}::date, ${now}::timestamptz, ${today}::date, ${json}::jsonb from changed
    on conflict (account_id, field, valid_from, recorded_at) do update set value = excluded.value`.execute(db);
}
