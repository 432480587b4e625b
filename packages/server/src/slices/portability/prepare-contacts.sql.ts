import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { baseOfToday } from '../accounts/index.ts';
import { markContactActions } from '../contacts/index.ts';
import { selectFields } from '../settings/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { exportedContacts } from './export-people.sql.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import { maps, type Preparation, type Prepared, picked } from './preparation.ts';
import { type Editable, mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';

const COLUMNS: Record<string, string> = {
  title: 'title',
  rank: 'rank',
  department: 'department',
  decisionRole: 'decision_role',
  phone: 'phone',
  email: 'email',
  wechat: 'wechat',
  birthday: 'birthday',
  leftOn: 'left_on',
  startedOn: 'started_on',
  salutation: 'salutation',
  postalAddress: 'postal_address',
  style: 'style',
};
/** Further ways to reach somebody: a cell holds several, parted by semicolons. */
const CHANNELS: Record<string, string> = { otherPhones: 'phones', otherMails: 'mails', wecoms: 'wecoms' };
const channelsSql = (p: Preparation): Sql => {
  const mapped = Object.entries(CHANNELS).filter(([field]) => maps(p, field));
  if (!mapped.length) return sql`coalesce(c.channels, '{}')`;
  // What is known of a number besides itself stays while the number stays.
  const lists = mapped.map(
    ([
      field,
      kind,
    ]) => sql`(${sql.lit(kind)}, (select jsonb_agg(coalesce((select e from jsonb_array_elements(c.channels -> ${sql.lit(kind)}) e where e ->> 'value' = t.value limit 1),
      jsonb_build_object('value', t.value, 'note', null, 'preferred', false)) order by t.n)
      from regexp_split_to_table(coalesce(${sql.ref(`s.${field}`)}, ''), '\\s*[;；、]\\s*') with ordinality t(value, n) where t.value <> ''))`,
  );
  const kinds = mapped.map(([, kind]) => kind);
  return sql`(coalesce(c.channels, '{}') - ${kinds}::text[])
    || (select coalesce(jsonb_object_agg(l.kind, l.ways), '{}') from (values ${sql.join(lists)}) l(kind, ways) where l.ways is not null)`;
};
/** Fields that may name a person within their account. */
export const CONTACT_KEYS: Record<string, string> = { code: 'code', name: 'name', email: 'email', phone: 'phone', wechat: 'wechat' };

/** The rows with the account they name, as text; people of an account are compared when the accounts are known. */
async function stagePeople(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_person on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."accountCode" as account_ref, null::text as account_name,
      r.data->'~account' as new_account, ${p.today}::date as since, coalesce(d.code, case when ${!keyOf(p)} and d."rowId" is null then ${p.import.file_code}::text || ':' || r.source_row end) as code,
      d.name, ${keyOf(p) ? sql.ref(`d.${keyOf(p)}`) : sql`null::text`} as key_value, d.title, d.rank, d.department, d."decisionRole" as decision_role,
      d.phone, d.email, d.wechat, d.birthday, d."leftOn" as left_on,
      d."startedOn" as started_on, d.salutation, d."postalAddress" as postal_address, d.style, d.attitude, d.depth, d."doNotContact" as do_not_contact,
      d."otherPhones", d."otherMails", d.wecoms, d.custom, d."rowId" as row_id, r.data->'~edited' as edited,
      coalesce(d."rowId"::text, ${keyOf(p) ? sql.ref(`d.${keyOf(p)}`) : sql`d.code`}, ${p.import.file_code}::text || ':' || r.source_row) as row_key
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("accountCode" text, code text, name text, title text, rank text, department text,
      "decisionRole" text, phone text, email text, wechat text, birthday date, "leftOn" date, "startedOn" date, salutation text, "postalAddress" text, style text,
      attitude text, depth text, "doNotContact" boolean, "otherPhones" text, "otherMails" text, wecoms text, custom jsonb, "rowId" uuid)
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_person`.execute(p.db);
}

/** The chosen key besides the code; undefined when people are known by code. */
const keyOf = (p: Preparation): string | undefined =>
  p.mapping.key?.find((field) => field !== 'accountCode' && field !== 'code' && CONTACT_KEYS[field]);

async function stageContacts(p: Preparation): Promise<void> {
  const value = (field: string) => picked(p, field, sql.ref(`s.${COLUMNS[field]}`), sql.ref(`c.${COLUMNS[field]}`), sql`s.edited`);
  const key = keyOf(p);
  const column = sql.ref(`e.${CONTACT_KEYS[key ?? 'code'] ?? 'code'}`);
  await sql`
    create temp table staged_contact on commit drop as
    select s.seq, s.source_row, a.id as account_id, coalesce(c.id, uuid7(${p.now}::timestamptz)) as id, c.id is null as is_new,
      coalesce(s.code, c.code) as code, s.name, ${value('title')} as title, ${value('rank')} as rank, ${value('department')} as department,
      ${value('decisionRole')} as decision_role, ${value('phone')} as phone, ${value('email')} as email, ${value('wechat')} as wechat,
      ${value('birthday')} as birthday, ${value('leftOn')} as left_on,
      ${value('startedOn')} as started_on, ${value('salutation')} as salutation, ${value('postalAddress')} as postal_address, ${value('style')} as style,
      coalesce(s.attitude, c.attitude, 'unknown') as attitude, coalesce(s.depth, c.depth, 'none') as depth,
      coalesce(s.do_not_contact, c.do_not_contact, false) as do_not_contact, ${channelsSql(p)} as channels,
      jsonb_strip_nulls(coalesce(c.custom, '{}') || coalesce(s.custom, '{}')) as custom, null::text as action
    from staged_person s join account_ref a on a.ref = s.account_ref
    left join (select distinct on (e.account_id, ${column}) e.*, ${column} as key_value from contact e order by e.account_id, ${column}, e.id) k
      on s.row_id is null and k.account_id = a.id and k.key_value = ${key ? sql`s.key_value` : sql`s.code`}
    left join contact c on c.account_id = a.id and c.id = coalesce(s.row_id, k.id)`.execute(p.db);
  await sql`analyze staged_contact`.execute(p.db);
}

/** The people that the file names by id, as an export would give them out now. */
async function peopleNow(p: Preparation): Promise<Editable> {
  const named = sql<boolean>`c.id in ${namedIds(p)}`;
  return {
    now: exportedContacts(baseOfToday(p.scope), [named], await selectFields(p.db, 'contact'), p.today),
    there: sql`select from contact o where o.id = (r.data->>'rowId')::uuid`,
  };
}

/** Stages a file of people and compares it with the base. */
export async function prepareContacts(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  const edits = await mergeEdits(p, await peopleNow(p));
  await stagePeople(p);
  await stageAccountRefs(p, 'staged_person');
  await find(
    p.db,
    'import.contact.left_before_start',
    'leftOn',
    sql`select s.seq, s.left_on as value from staged_person s where s.left_on < s.started_on`,
  );
  await findDoubledKeys(p.db, 'staged_person', ['account_ref', 'row_key'], keyOf(p) ?? 'code');
  await find(
    p.db,
    'import.row.unknown_id',
    'rowId',
    sql`select s.seq, s.row_id as value from staged_person s left join account_ref a on a.ref = s.account_ref
      where s.row_id is not null and ${notDeleted('s')}
        and not exists (select from contact c where c.account_id = a.id and c.id = s.row_id)`,
  );
  await dropBad(p.db, 'staged_person');
  const accounts = await stageMissingAccounts(p, 'staged_person', 'since');
  await stageContacts(p);
  await markContactActions(p.db);
  const warnings = [...edits, ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_person')))];
  if (accounts) warnings.push({ code: 'import.accounts_created', count: accounts, examples: [] });
  return { counts: await countActions(p.db, 'staged_contact'), warnings };
}
