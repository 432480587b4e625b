import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import { baseOfToday, markAccountActions } from '../accounts/index.ts';
import { selectFields } from '../settings/index.ts';
import { exportedAccounts } from './export.sql.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, repeatWhileFound, warn } from './found.sql.ts';
import { findHeldNames } from './held-names.sql.ts';
import { matchAccounts } from './match-accounts.sql.ts';
import { maps, type Preparation, type Prepared, picked } from './preparation.ts';
import { type Editable, mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';
import { findTags, stageAccountTags, tagColumns } from './prepare-tags.sql.ts';

/** Text columns that a file may fill, by field. */
const COLUMNS: Record<string, string> = {
  name: 'name',
  shortName: 'short_name',
  kind: 'kind',
  industry: 'industry',
  regionCode: 'region_code',
  sizeBand: 'size_band',
  employees: 'employees',
  grossMarginRate: 'gross_margin_rate',
  brand: 'brand',
  businessModel: 'business_model',
  status: 'status',
};
/** Further names that a file may bring, by field; one cell may hold several former names. */
const NAMES: Record<string, string> = {
  formerName: 'former',
  englishName: 'english',
  creditCode: 'credit_code',
  schoolCode: 'school_code',
  domain: 'domain',
};

/** The rows as the accounts they will be: a mapped field takes the file's value, an empty cell included; any other keeps its own. */
async function stage(p: Preparation): Promise<void> {
  // A row that carries an id means that record, whatever became of its code.
  const byId = maps(p, 'rowId');
  const joined = isByCode(p)
    ? byId
      ? sql`account k on d."rowId" is null and k.code = d.code left join account a on a.id = coalesce(d."rowId", k.id)`
      : sql`account a on a.code = d.code`
    : sql`account_match m on m.key = r.seq left join account a on a.id = ${byId ? sql`coalesce(d."rowId", m.id)` : sql`m.id`}`;
  const value = (field: string) => picked(p, field, sql.ref(`d.${field}`), sql.ref(`a.${COLUMNS[field]}`));
  const isOwnerMapped = maps(p, 'ownerEmail');
  const owner = picked(p, 'ownerEmail', sql`u.id`, sql`coalesce(a.owner_id, case when a.id is null then ${p.home.ownerId}::uuid end)`);
  const kept = sql`coalesce(a.team_id, case when a.id is null then ${p.home.teamId}::uuid end)`;
  const ofOwner = isOwnerMapped
    ? sql`case when ${owner} is distinct from a.owner_id then coalesce(u.team_id, ${kept}) else ${kept} end`
    : kept;
  const team = maps(p, 'teamCode') ? picked(p, 'teamCode', sql`t.id`, ofOwner) : ofOwner;
  await sql`
    create temp table staged_account on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, coalesce(a.id, uuid7(${p.now}::timestamptz)) as id, a.id is null as is_new,
      coalesce(d.code, a.code, ${p.import.file_code}::text || ':' || r.source_row) as code,
      coalesce(d.name, a.name) as name, ${value('shortName')} as short_name, coalesce(${value('kind')}, a.kind, 'consumer') as kind,
      ${value('industry')} as industry, ${value('regionCode')} as region_code, ${value('sizeBand')} as size_band,
      ${value('employees')} as employees, ${value('grossMarginRate')} as gross_margin_rate, ${value('brand')} as brand,
      ${value('businessModel')} as business_model, coalesce(${value('status')}, a.status, 'active') as status,
      ${picked(p, 'parentCode', sql`p.id`, sql`a.parent_id`)} as parent_id, ${owner} as owner_id, ${team} as team_id,
      case when ${team} is distinct from a.team_id then coalesce(tr.region_id, u.region_id, a.region_id, ${p.home.regionId}::uuid)
        else coalesce(a.region_id, u.region_id, case when a.id is null then ${p.home.regionId}::uuid end) end as region_id,
      jsonb_strip_nulls(coalesce(a.custom, '{}') || coalesce(d.custom, '{}')) as custom,
      coalesce(d."createdOn", a.happened_on, ${p.today}::date) as happened_on,
      d."ownerEmail" as owner_email, d."teamCode" as team_code, d."parentCode" as parent_code,
      a.id is null or ${inScope(p.scope, 'a')} as mine, d."rowId" as row_id, ${tagColumns(p)}, null::text as action
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d (code text, name text, "shortName" text, kind text, industry text, "regionCode" text,
      "sizeBand" text, employees integer, "grossMarginRate" numeric(9,6), brand text, "businessModel" text, status text, "parentCode" text,
      "ownerEmail" text, "teamCode" text, "createdOn" date, custom jsonb, "rowId" uuid)
    left join ${joined}
    left join app_user u on lower(u.email) = lower(d."ownerEmail")
    left join team t on t.code = d."teamCode"
    left join team tr on tr.id = ${team}
    left join account p on p.code = d."parentCode"
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_account`.execute(p.db);
}

/** Whether the external code alone names an account. */
const isByCode = (p: Preparation): boolean => (p.mapping.key ?? ['code']).join() === 'code' && !p.mapping.orKey;

/** The accounts that the file names by id, as an export would give them out now. */
async function accountsNow(p: Preparation): Promise<Editable> {
  const custom = await selectFields(p.db, 'account');
  const named = sql<boolean>`a.id in ${namedIds(p)}`;
  return {
    now: exportedAccounts(baseOfToday(p.scope), [named], custom, null, p.today),
    there: sql`select from account o where o.id = (r.data->>'rowId')::uuid`,
  };
}

/** Locks what the file names, so that nobody's change of a moment ago is overwritten by an older reading of it. */
async function lockNamed(p: Preparation): Promise<void> {
  await sql`select count(*) from (
      select a.id from account a
      where a.code in (select r.data ->> 'code' from import_row r where r.import_id = ${p.import.id} and r.problems is null)
        or ${maps(p, 'rowId')} and a.id in (select (r.data->>'rowId')::uuid from import_row r where r.import_id = ${p.import.id})
      order by a.id for no key update) locked`.execute(p.db);
}

/** The further names of the staged accounts, as `staged_name`; an account with a new one is updated. */
async function stageNames(p: Preparation): Promise<void> {
  const named = Object.entries(NAMES).filter(([field]) => maps(p, field));
  await sql`create temp table staged_name (account_id uuid not null, kind text not null, value text not null) on commit drop`.execute(p.db);
  if (!named.length) return;
  const kinds = sql`(values ${sql.join(named.map(([field, kind]) => sql`(${sql.lit(field)}, ${sql.lit(kind)})`))}) k(field, kind)`;
  await sql`insert into staged_name
    select s.id, k.kind, trim(v.value) from staged_account s join import_row r on r.import_id = ${p.import.id} and r.seq = s.seq
    cross join ${kinds}
    cross join lateral regexp_split_to_table(r.data ->> k.field, case k.kind when 'former' then '[;；、|]' else '[;；]' end) v(value)
    where trim(v.value) <> ''`.execute(p.db);
  await sql`update staged_account s set action = 'update' where s.action = 'same' and exists (
    select from staged_name n where n.account_id = s.id and not exists (
      select from account_name o where o.account_id = n.account_id and o.kind = n.kind and o.norm = name_key(n.value)))`.execute(p.db);
}

/** Parents may stand in the same file; a parent that is refused takes its children along, so this repeats until nothing is added. */
async function findParents(p: Preparation): Promise<void> {
  await sql`update staged_account s set parent_id = f.id from staged_account f
    where s.parent_code = f.code and s.parent_id is null and not f.bad and not exists (select from found x where x.seq = f.seq)`.execute(
    p.db,
  );
  const orphans = sql`select s.seq, s.parent_code as value from staged_account s
    where s.parent_code is not null and not exists (select from found x where x.seq = s.seq)
      and (s.parent_id is null or exists (select from staged_account f where f.id = s.parent_id and f.is_new
        and (f.bad or exists (select from found x where x.seq = f.seq))))`;
  await repeatWhileFound(() => find(p.db, 'import.lookup.missing', 'parentCode', orphans));
  await find(
    p.db,
    'import.account.cycle',
    'parentCode',
    sql`with recursive above (seq, start, at, depth) as (
        select s.seq, s.id, s.parent_id, 1 from staged_account s where s.parent_code is not null and s.parent_id is not null
        union all
        select b.seq, b.start, coalesce(s.parent_id, a.parent_id), b.depth + 1
        from above b left join staged_account s on s.id = b.at left join account a on a.id = b.at and s.id is null
        where b.at is not null and b.at <> b.start and b.depth < 50)
      select distinct b.seq, s.parent_code as value from above b join staged_account s on s.seq = b.seq where b.at = b.start`,
  );
}

async function findProblems(p: Preparation): Promise<void> {
  const { db } = p;
  if (maps(p, 'ownerEmail'))
    await find(
      db,
      'import.lookup.missing',
      'ownerEmail',
      sql`select s.seq, s.owner_email as value from staged_account s where s.owner_email is not null and s.owner_id is null`,
    );
  if (maps(p, 'teamCode'))
    await find(
      db,
      'import.lookup.missing',
      'teamCode',
      sql`select s.seq, s.team_code as value from staged_account s where s.team_code is not null and s.team_id is null`,
    );
  await find(
    db,
    'import.row.unknown_id',
    'rowId',
    sql`select s.seq, s.row_id as value from staged_account s where s.row_id is not null and s.is_new and ${notDeleted('s')}`,
  );
  await find(db, 'import.value.required', 'name', sql`select s.seq, '' as value from staged_account s where s.name is null and not s.bad`);
  await find(
    db,
    'import.row.not_yours',
    'code',
    sql`select s.seq, s.code as value from staged_account s where not coalesce(s.mine, false) or not coalesce(${inScope(p.scope, 's')}, false)`,
  );
  await findDoubledKeys(db, 'staged_account', ['code'], 'code');
  await find(
    db,
    'import.row.code_taken',
    'code',
    sql`select s.seq, s.code as value from staged_account s join account a on a.code = s.code where a.id <> s.id`,
  );
  // A code that leads elsewhere since a merge names no account of its own any more.
  await find(
    db,
    'import.row.merged_code',
    'code',
    sql`select s.seq, s.code as value from staged_account s join account_name n on n.kind = 'code' and n.value = s.code where n.account_id <> s.id or s.is_new`,
  );
  await findHeldNames(
    p,
    'name',
    sql`select s.seq, s.name as value from staged_account s where s.is_new and s.name is not null and not s.bad`,
  );
  if (!isByCode(p)) await findDoubledKeys(db, 'staged_account', ['id'], p.mapping.key?.at(-1) ?? 'code');
  if (maps(p, 'parentCode')) await findParents(p);
}

/** Stages a file of accounts and compares it with the base. */
export async function prepareAccounts(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  if (!isByCode(p)) await matchAccounts(p);
  else if (p.mode === 'commit') await lockNamed(p);
  const edits = await mergeEdits(p, await accountsNow(p));
  await stage(p);
  await findProblems(p);
  await findTags(p);
  await dropBad(p.db, 'staged_account');
  await markAccountActions(p.db);
  await stageNames(p);
  const warnings = [
    ...edits,
    ...(await stageAccountTags(p)),
    ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_account'))),
    ...(await warn(
      p.db,
      'import.account.created_later',
      sql`select s.source_row from staged_account s where s.happened_on > ${p.today}::date`,
    )),
  ];
  return { counts: await countActions(p.db, 'staged_account'), warnings };
}
