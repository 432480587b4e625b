import type { CustomValues, RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../access/index.ts';
import type { Db, Sql } from '../db/database.ts';
import { columnsOf, columnValue, moneyOf, thereBy } from './record-columns.ts';
import { meets, referencesOf } from './record-targets.ts';

/** A record by the names of the API, with the id of its row. */
export type RecordRow = Record<string, unknown> & { id: string; accountId: string; revision: number; happened: string };

/** Day of the record, so that a page position is known whatever the day is called. */
const HAPPENED = sql`r.happened_on::text as happened`;

/** The values of a type as of a day: what had not come about by then is not there. */
const shownColumns = (type: RecordType, asOf: string): Sql[] =>
  columnsOf(type).map(({ field, column, api }) => {
    const value = sql.ref(`r.${column}`);
    const happens = field.kind === 'day' && field.happens;
    return sql`${happens ? sql`case when ${value} <= ${asOf}::date then ${value} end` : value} as ${sql.id(api)}`;
  });

/** A joined name for each reference; what the caller may not see has neither name nor id. */
function referenceJoins(type: RecordType, scope: Scope): { joins: Sql; columns: Sql[] } {
  const references = referencesOf(type);
  const alias = (index: number) => `ref${index}`;
  return {
    joins: sql.join(
      references.map(
        (
          each,
          index,
        ) => sql`left join lateral (select t.id, ${sql.ref(`t.${each.target.label}`)} as label from ${sql.table(each.target.table)} t
          where t.id = ${sql.ref(`r.${each.column}`)} and ${meets(each, scope, sql`r.account_id`)}) ${sql.id(alias(index))} on true`,
      ),
      sql` `,
    ),
    columns: references.flatMap((each, index) => [
      sql`${sql.ref(`${alias(index)}.id`)} as ${sql.id(each.api)}`,
      sql`${sql.ref(`${alias(index)}.label`)} as ${sql.id(`${each.id}Name`)}`,
    ]),
  };
}

/** Records of a type that the scope meets, as of a day; `where` adds predicates on `r`. */
function selectSql(type: RecordType, scope: Scope, asOf: string, where: readonly Sql<boolean>[]): Sql<RecordRow> {
  const references = referenceJoins(type, scope);
  const named = new Set(referencesOf(type).map(({ api }) => api));
  const values = shownColumns(type, asOf).filter((_, index) => !named.has(columnsOf(type)[index]!.api));
  return sql<RecordRow>`
    select r.id, ${type.account ? sql`r.account_id as "accountId", a.name as "accountName",` : sql``} r.code, ${sql.join([...values, ...references.columns])},
      ${type.currency ? sql`r.currency` : sql`null::text as currency`},${type.own ? sql` r.custom,` : sql``} r.known_at as "knownAt", r.revision, ${HAPPENED}
    from ${sql.table(type.table)} r ${type.account ? sql`join account a on a.id = r.account_id` : sql``} ${references.joins}
    where ${type.account ? accountInScope(scope, sql`r.account_id`) : sql`true`} and ${sql.join(where.length ? where : [sql`true`], sql` and `)}`;
}

export interface RecordQuery {
  scope: Scope;
  asOf: string;
  accountId: string | undefined;
  /** Ids of references, by field. */
  references: Readonly<Record<string, string | undefined>>;
  q: string | undefined;
  from: string | undefined;
  to: string | undefined;
  after: string[] | null;
  limit: number;
}

/** Texts that a search may look through: what some role sees masked cannot confirm a guess. */
const searched = (type: RecordType): Sql[] => [
  sql`r.code`,
  ...columnsOf(type).flatMap(({ field, column }) =>
    (field.kind === 'text' || field.kind === 'longText') && !field.masked ? [sql.ref(`r.${column}`)] : [],
  ),
];

/** A page of records, newest first, one more than the limit. */
export async function selectRecords(db: Db, type: RecordType, query: RecordQuery): Promise<RecordRow[]> {
  const asked = columnsOf(type).flatMap(({ id, column }) =>
    query.references[id] ? [sql<boolean>`${sql.ref(`r.${column}`)} = ${query.references[id]}::uuid`] : [],
  );
  const where = [
    thereBy(type, sql`${query.asOf}::date`),
    ...(query.accountId && type.account ? [sql<boolean>`r.account_id = ${query.accountId}::uuid`] : []),
    ...asked,
    ...(query.from ? [sql<boolean>`r.happened_on >= ${query.from}::date`] : []),
    ...(query.to ? [sql<boolean>`r.happened_on <= ${query.to}::date`] : []),
    ...(query.q ? [sql<boolean>`position(lower(${query.q}) in lower(concat_ws(' ', ${sql.join(searched(type))}))) > 0`] : []),
    ...(query.after ? [sql<boolean>`(r.happened_on, r.id) < (${query.after[0]}::date, ${query.after[1]}::uuid)`] : []),
  ];
  const found = await sql<RecordRow>`${selectSql(type, query.scope, query.asOf, where)}
    order by r.happened_on desc, r.id desc limit ${query.limit + 1}`.execute(db);
  return found.rows;
}

/** One record as of a day; unless told, as it stands, whatever its days. */
export async function recordById(db: Db, type: RecordType, scope: Scope, id: string, asOf = '9999-12-31'): Promise<RecordRow | undefined> {
  const found = await selectSql(type, scope, asOf, [sql<boolean>`r.id = ${id}::uuid`, thereBy(type, sql`${asOf}::date`)]).execute(db);
  return found.rows[0];
}

/** Which of the given references do not lead anywhere that the caller may see. */
export async function missingReferences(
  db: Db,
  type: RecordType,
  scope: Scope,
  accountId: string | null,
  values: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const given = referencesOf(type).filter(({ api }) => typeof values[api] === 'string');
  if (!given.length) return [];
  const found = await sql<{ api: string }>`${sql.join(
    given.map(
      (each) => sql`select ${each.api} as api where not exists (select from ${sql.table(each.target.table)} t
        where t.id = ${values[each.api]}::uuid and ${meets(each, scope, sql`${accountId}::uuid`)})`,
    ),
    sql` union all `,
  )}`.execute(db);
  return found.rows.map(({ api }) => api);
}

/** The worth of one unit of a currency in base currency on a day; null where nobody has set a rate. */
export async function rateOn(db: Db, currency: string, base: string, day: string): Promise<string | null> {
  if (currency === base) return '1';
  const found = await sql<{ rate: string }>`select rate from exchange_rate
    where currency = ${currency} and valid_from <= ${day}::date order by valid_from desc limit 1`.execute(db);
  return found.rows[0]?.rate ?? null;
}

export interface WrittenRecord {
  id: string;
  accountId: string | null;
  code: string | null;
  /** By the names of the API. */
  values: Readonly<Record<string, unknown>>;
  currency: string | null;
  /** Of the currency on the record's day. */
  rate: string | null;
  custom: CustomValues;
}

const assignments = (type: RecordType, { values, rate, custom }: WrittenRecord): [column: string, value: Sql][] => [
  ...(type.own ? [['custom', sql`jsonb_strip_nulls(${JSON.stringify(custom)}::jsonb)`] as [string, Sql]] : []),
  ...columnsOf(type).map((each): [string, Sql] => [each.column, columnValue(each, values[each.api])]),
  ...(type.currency
    ? moneyOf(type).map((each): [string, Sql] => [
        `base_${each.column}`,
        sql`round(${columnValue(each, values[each.api])} * ${rate}::numeric, 6)`,
      ])
    : []),
];

export async function insertRecord(
  db: Db,
  type: RecordType,
  row: WrittenRecord,
  by: { now: string; knownAt: string; userId: string | null; adjustsId?: string },
): Promise<void> {
  const own: [string, Sql][] = [
    ...(by.adjustsId ? [['adjusts_id', sql`${by.adjustsId}::uuid`] as [string, Sql]] : []),
    ...(type.account ? [['account_id', sql`${row.accountId}::uuid`] as [string, Sql]] : []),
    ['id', sql`${row.id}::uuid`],
    ['code', sql`${row.code}`],
    ...assignments(type, row),
    ...(type.currency ? [['currency', sql`${row.currency}`] as [string, Sql]] : []),
    ['known_at', sql`${by.knownAt}::date`],
    ['recorded_at', sql`${by.now}::timestamptz`],
    ['changed_at', sql`${by.now}::timestamptz`],
    ['recorded_by', sql`${by.userId}::uuid`],
  ];
  await sql`insert into ${sql.table(type.table)} (${sql.join(own.map(([column]) => sql.id(column)))})
    values (${sql.join(own.map(([, value]) => value))})`.execute(db);
}

/** Writes a record if nobody else did meanwhile; tells whether it wrote. */
export async function updateRecord(db: Db, type: RecordType, row: WrittenRecord, revision: number, now: string): Promise<boolean> {
  const set: [string, Sql][] = [
    ['code', sql`${row.code}`],
    ...assignments(type, row),
    ...(type.currency ? [['currency', sql`${row.currency}`] as [string, Sql]] : []),
    ['changed_at', sql`${now}::timestamptz`],
    ['revision', sql`revision + 1`],
  ];
  const written = await sql`update ${sql.table(type.table)} set ${sql.join(set.map(([column, value]) => sql`${sql.id(column)} = ${value}`))}
    where id = ${row.id}::uuid and ${type.account ? sql`account_id = ${row.accountId}::uuid` : sql`true`} and revision = ${revision}
    returning 1`.execute(db);
  return written.rows.length > 0;
}

export async function deleteRecord(db: Db, type: RecordType, row: Pick<RecordRow, 'id' | 'accountId'>): Promise<void> {
  await sql`delete from ${sql.table(type.table)}
    where id = ${row.id}::uuid and ${type.account ? sql`account_id = ${row.accountId}::uuid` : sql`true`}`.execute(db);
}
