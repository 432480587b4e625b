import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { HISTORY_FIELDS } from './account-history.sql.ts';

/*
 * Sets of accounts written at once. Each statement reads the temporary table `staged_account`: one row an account as it is to be, with
 * `id`, `action` (create, update, same), `happened_on` and the columns of account.
 */
const COLUMNS = [
  'code',
  'name',
  'short_name',
  'kind',
  'industry',
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
  'custom',
  'happened_on',
] as const;

const all = (alias: string) => sql.join(COLUMNS.map((column) => sql.ref(`${alias}.${column}`)));

/** Says of each staged account whether it is new, differs from the stored one, or is the same. */
export async function markAccountActions(db: Db): Promise<void> {
  await sql`update staged_account s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_account s set action = case when row(${all('s')}) is distinct from row(${all('a')}) then 'update' else 'same' end
    from account a where a.id = s.id`.execute(db);
}

/** The accounts to be updated, as they are before: for the audit. */
export const updatedBefore = () =>
  sql<{
    before: Record<string, unknown>;
  }>`select to_jsonb(a) as before from staged_account s join account a on a.id = s.id where s.action = 'update' order by a.id`;

/** History of every changed field; must run before the accounts themselves are written. New accounts hold their values since their first day. */
export async function insertAccountHistory(db: Db, by: { now: string; today: string; userId: string | null }): Promise<void> {
  const pairs = sql.join(
    HISTORY_FIELDS.map((field) => sql`(${sql.lit(field)}, to_jsonb(${sql.ref(`s.${field}`)}), to_jsonb(${sql.ref(`a.${field}`)}))`),
  );
  await sql`
    insert into account_history (account_id, field, valid_from, recorded_at, known_at, value, changed_by)
    select s.id, v.field, case when s.action = 'create' then s.happened_on else ${by.today}::date end, ${by.now}::timestamptz,
      case when s.action = 'create' then s.happened_on else ${by.today}::date end, v.value, ${by.userId}::uuid
    from staged_account s left join account a on a.id = s.id
    cross join lateral (
      values ${pairs}
      union all
      select 'custom.' || coalesce(n.key, o.key), n.value, o.value
      from jsonb_each(s.custom) n full join jsonb_each(coalesce(a.custom, '{}')) o on o.key = n.key) v (field, value, before)
    where s.action <> 'same' and v.value is distinct from v.before
    on conflict (account_id, field, valid_from, recorded_at) do update set value = excluded.value`.execute(db);
}

export async function updateAccounts(db: Db, now: string): Promise<void> {
  const set = sql.join(COLUMNS.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`));
  await sql`update account a set ${set}, known_at = least(a.known_at, s.happened_on), changed_at = ${now}, revision = a.revision + 1
    from staged_account s where s.action = 'update' and a.id = s.id`.execute(db);
}

export async function insertAccounts(db: Db, now: string): Promise<void> {
  await sql`insert into account (id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))}, known_at, recorded_at, changed_at)
    select s.id, ${all('s')}, s.happened_on, ${now}, ${now} from staged_account s where s.action = 'create'`.execute(db);
}
