import { sql } from 'kysely';
import { ACCOUNT_WAYS, bestOf } from './account-ways.sql.ts';
import { countRows, find } from './found.sql.ts';
import { findHeldNames } from './held-names.sql.ts';
import { type Lookup, lookupOf, type Preparation } from './preparation.ts';

/**
 * The accounts that rows of another kind name, found once a name (temporary table `account_ref`): by code, or by what the mapping says: a
 * name of theirs, present or former, or the code of a register. `table` is the staged table with `account_ref` and, for accounts to be created, `account_name` and `new_account`.
 */
export async function stageAccountRefs(p: Preparation, table: string): Promise<Lookup> {
  const lookup = lookupOf(p, 'accountCode', 'reject');
  await sql`create temp table account_sought on commit drop as
    select x.ref, name_key(x.ref) as key from (select distinct s.account_ref as ref from ${sql.table(table)} s where s.account_ref is not null) x`.execute(
    p.db,
  );
  await sql`analyze account_sought`.execute(p.db);
  const way = ACCOUNT_WAYS[lookup.by] ?? ACCOUNT_WAYS.code!;
  await sql`create temp table account_ref on commit drop as
    select x.ref, b.id, a.happened_on as since, coalesce(b.mine, false) as mine, coalesce(b.n, 0) as n
    from account_sought x left join (${bestOf(way(sql`account_sought`), sql`f.ref`, p.scope)}) b on b.key = x.ref left join account a on a.id = b.id`.execute(
    p.db,
  );
  await sql`analyze account_ref`.execute(p.db);
  await find(
    p.db,
    'import.lookup.ambiguous',
    'accountCode',
    sql`select s.seq, s.account_ref as value from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref where a.n > 1`,
  );
  // What a person may not see does not exist for them; and an account that exists must not be created again either.
  const isMissing = lookup.onMissing === 'create' ? sql`a.n = 1 and not a.mine` : sql`a.n = 0 or (a.n = 1 and not a.mine)`;
  await find(
    p.db,
    'import.lookup.missing',
    'accountCode',
    sql`select s.seq, s.account_ref as value from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref where ${isMissing}`,
  );
  if (lookup.onMissing === 'create')
    await findHeldNames(
      p,
      'accountCode',
      sql`select s.seq, coalesce(s.new_account ->> 'name', s.account_name, s.account_ref) as value
        from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref and a.n = 0`,
    );
  if (lookup.by !== 'code')
    await find(
      p.db,
      'import.row.code_taken',
      'accountCode',
      sql`select s.seq, s.account_ref as value from ${sql.table(table)} s join account_ref a on a.ref = s.account_ref and a.n = 0
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
            join account_ref a on a.ref = t.account_ref where a.n = 0) s
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
