import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import { countRows, find } from './found.sql.ts';
import { type Lookup, lookupOf, type Preparation } from './preparation.ts';

/**
 * The accounts that rows of another kind name, found once a name (temporary table `account_ref`): by code, or by name where the mapping
 * says so. `table` is the staged table with `account_ref` and, for accounts to be created, `account_name` and `new_account`.
 */
export async function stageAccountRefs(p: Preparation, table: string): Promise<Lookup> {
  const lookup = lookupOf(p, 'accountCode', 'reject');
  const accounts =
    lookup.by === 'name'
      ? sql`(select distinct on (e.name) e.name as ref, e.* from account e order by e.name, e.id)`
      : sql`(select e.code as ref, e.* from account e)`;
  await sql`create temp table account_ref on commit drop as
    select x.ref, a.id, a.happened_on as since, coalesce(a.id is null or ${inScope(p.scope, 'a')}, false) as mine
    from (select distinct s.account_ref as ref from ${sql.table(table)} s where s.account_ref is not null) x
    left join ${accounts} a on a.ref = x.ref`.execute(p.db);
  await sql`analyze account_ref`.execute(p.db);
  // What a person may not see does not exist for them; and an account that exists must not be created again either.
  const isMissing = lookup.onMissing === 'create' ? sql`not a.mine` : sql`a.id is null or not a.mine`;
  await find(
    p.db,
    'import.lookup.missing',
    'accountCode',
    sql`select s.seq, s.account_ref as value from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref where ${isMissing}`,
  );
  if (lookup.by === 'name')
    await find(
      p.db,
      'import.row.code_taken',
      'accountCode',
      sql`select s.seq, s.account_ref as value from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref and a.id is null
        join account o on o.code = s.account_ref`,
    );
  return lookup;
}

/**
 * The accounts to be created for rows without problems, as `staged_account`: since the day of their first row, named by what the mapping
 * gives. Rows that differ about an account agree on the earliest. Afterwards every `account_ref` has its id. Answers how many.
 */
export async function stageMissingAccounts(p: Preparation, table: string, day: string): Promise<number> {
  const { home } = p;
  await sql`
    create temp table staged_account on commit drop as
    select null::bigint as seq, uuid7(${p.now}::timestamptz) as id, true as is_new, x.ref as code, coalesce(d.name, x.account_name, x.ref) as name,
      d."shortName" as short_name, coalesce(d.kind, 'consumer') as kind, d.industry, d."regionCode" as region_code, d."sizeBand" as size_band,
      d.employees, d."grossMarginRate" as gross_margin_rate, d.brand, d."businessModel" as business_model, null::uuid as parent_id,
      ${home.ownerId}::uuid as owner_id, ${home.teamId}::uuid as team_id, ${home.regionId}::uuid as region_id,
      coalesce(d.status, 'active') as status, jsonb_strip_nulls(coalesce(d.custom, '{}')) as custom, x.day as happened_on, 'create'::text as action
    from (select distinct on (s.account_ref) s.account_ref as ref, s.account_name, s.new_account, s.day from (
            select t.account_ref, t.account_name, t.new_account, ${sql.ref(`t.${day}`)} as day from ${sql.table(table)} t
            join account_ref a on a.ref = t.account_ref where a.id is null) s
          order by s.account_ref, s.day, s.account_name, s.new_account::text) x
    cross join lateral jsonb_to_record(coalesce(x.new_account, '{}')) as d (name text, "shortName" text, kind text, industry text,
      "regionCode" text, "sizeBand" text, employees integer, "grossMarginRate" numeric(9,6), brand text, "businessModel" text, status text,
      custom jsonb)`.execute(p.db);
  await sql`analyze staged_account`.execute(p.db);
  await sql`update account_ref a set id = s.id from staged_account s where a.id is null and s.code = a.ref`.execute(p.db);
  // The planner must learn that ids are there now, or it joins half a million lines one by one.
  await sql`analyze account_ref`.execute(p.db);
  return countRows(p.db, 'staged_account');
}
