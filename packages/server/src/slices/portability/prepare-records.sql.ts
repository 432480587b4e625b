import { fileName, instalmentRecords, paymentFile, type RecordType, recordTypeOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { columnsOf, markRecordActions, meets, moneyOf, type RecordColumn, referencesOf } from '../../records/index.ts';
import { baseOfToday } from '../accounts/index.ts';
import { holdPeriods } from '../periods/index.ts';
import { selectFields } from '../settings/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { stageAnnouncements } from './announcement-rows.sql.ts';
import { dropClosedRecords, findUnknownInClosed } from './closed-months.sql.ts';
import { contractFindings, contractWarnings, ledgerFindings } from './contract-findings.sql.ts';
import { exportedRecords } from './export-records.ts';
import { UNSPLIT } from './export-split.ts';
import {
  countActions,
  createFound,
  dropBad,
  exactDuplicates,
  type Finding,
  findAll,
  findDoubledKeys,
  repeatWhileFound,
  warn,
} from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { markPaymentActions, paymentWarnings, stagePayments } from './payment-rows.sql.ts';
import { type Preparation, type Prepared, picked } from './preparation.ts';
import { type Editable, mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';
import { recordFindings, recordWarnings } from './record-findings.ts';
import { strategyFindings } from './strategy-findings.ts';

const isPayments = (p: Preparation): boolean => p.import.entity === paymentFile.entity;
const typeOf = (p: Preparation): RecordType => {
  const type = isPayments(p) ? instalmentRecords : recordTypeOf(p.import.entity);
  if (!type) throw new Error(`${p.import.entity} is no record type`);
  return type;
};
const named = ({ id, field }: RecordColumn): string => fileName(id, field);
const isReference = ({ field }: RecordColumn): boolean => field.kind === 'reference';
/** The column of the text that a file names a reference by. */
const textOf = ({ column }: RecordColumn): Sql => sql.ref(`s.${column}_text`);

/** The rows with what they name, as text; records of an account are compared when the accounts are known. */
async function stageRows(p: Preparation, type: RecordType): Promise<void> {
  const columns = columnsOf(type);
  const own = columns.map((each) => sql`${sql.id(named(each))} ${sql.raw(isReference(each) ? 'text' : each.type)}`);
  const taken = columns.map((each) => {
    const value = sql.ref(`d.${named(each)}`);
    const exact = each.field.kind === 'money' || each.field.kind === 'decimal' ? sql`round(${value}, 6)` : value;
    return sql`${exact} as ${sql.id(isReference(each) ? `${each.column}_text` : each.column)}`;
  });
  await sql`
    create temp table staged_row on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."accountCode" as account_ref, null::text as account_name,
      r.data->'~account' as new_account, coalesce(d.code, case when d."rowId" is null and not ${type.saidOnce ?? false} then ${p.import.file_code}::text || ':' || r.source_row end) as code,
      d."rowId" as row_id, r.data->'~edited' as edited, d.custom, coalesce(d."rowId"::text, d.code, r.seq::text) as row_key,
      coalesce(d.currency, ${p.baseCurrency}) as currency, d."knownOn" as known_on, ${sql.join(taken)}
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("accountCode" text, code text, currency text, "knownOn" date, "rowId" uuid, custom jsonb, ${sql.join(own)})
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_row`.execute(p.db);
}

/** The records as they will be: a mapped field takes the file's value, an empty cell included; any other keeps its own. */
async function stageRecords(p: Preparation, type: RecordType): Promise<void> {
  const references = referencesOf(type);
  const alias = (index: number) => `ref${index}`;
  const account = type.account ? sql`a.id` : sql`null::uuid`;
  const joins = references.map((each, index) => {
    const { target } = each;
    const code = sql.ref(`t.${target.code}`);
    const names = [code, ...target.also.map((column) => sql.ref(`t.${column}`))];
    // The code comes before a name, and what lies with the same account before what does not.
    return sql`left join lateral (select t.id from ${sql.table(target.table)} t
      where ${textOf(each)} in (${sql.join(names)}) and ${meets(each, p.scope, account)}
      order by ${code} = ${textOf(each)} desc nulls last${['contract', 'subscription'].includes(target.table) ? sql`, t.account_id = ${account} desc` : sql``}, t.id limit 1) ${sql.id(alias(index))} on ${textOf(each)} is not null`;
  });
  const values = columnsOf(type).map((each) => {
    const index = references.findIndex(({ column }) => column === each.column);
    const given = index >= 0 ? sql.ref(`${alias(index)}.id`) : sql.ref(`s.${each.column}`);
    const stored = sql.ref(`o.${each.column}`);
    return { each, value: picked(p, named(each), given, sql`coalesce(${given}, ${stored})`, sql`s.edited`), stored };
  });
  const base = moneyOf(type).map(({ column }) => {
    const { value, stored } = values.find(({ each }) => each.column === column)!;
    // What an edit left alone keeps its worth, whatever became of the rate since.
    const kept = sql`s.row_id is not null and row(${value}, s.currency, s.happened_on) is not distinct from row(${stored}, o.currency, o.happened_on)`;
    return sql`case when ${type.currency ? kept : sql`false`} then ${sql.ref(`o.base_${column}`)} else round(${value} * r.rate, 6) end as ${sql.id(`base_${column}`)}`;
  });
  await sql`
    create temp table staged_record on commit drop as
    select s.seq, s.source_row, ${type.account ? sql`a.id as account_id,` : sql``} coalesce(o.id, uuid7(${p.now}::timestamptz)) as id, o.id is null as is_new, coalesce(s.code, o.code) as code, s.row_id,
      ${sql.join(values.map(({ each, value }) => sql`${value} as ${sql.id(each.column)}`))},
      ${type.currency ? sql`s.currency, r.rate, ${base.length ? sql`${sql.join(base)},` : sql``}` : sql``}
      ${type.own ? sql`jsonb_strip_nulls(coalesce(o.custom, '{}') || coalesce(s.custom, '{}')) as custom,` : sql``}
      coalesce(${picked(p, 'knownOn', sql`s.known_on`, sql`null::date`, sql`s.edited`)}, o.known_at, s.known_on, s.happened_on) as known_at, null::text as action
    from staged_row s
    ${type.account ? sql`join account_ref a on a.ref = s.account_ref` : sql``}
    left join ${sql.table(type.table)} k on s.row_id is null and k.code = s.code ${type.account ? sql`and k.account_id = a.id` : sql``}
    left join ${sql.table(type.table)} o on o.id = coalesce(s.row_id, k.id) ${type.account ? sql`and o.account_id = a.id` : sql``}
    ${type.currency ? sql`left join record_rate r on r.currency = s.currency and r.day = s.happened_on` : sql``}
    ${sql.join(joins, sql` `)}`.execute(p.db);
  await sql`analyze staged_record`.execute(p.db);
}

async function stageRates(p: Preparation): Promise<void> {
  await sql`create temp table record_rate on commit drop as
    select c.currency, c.day, case when c.currency = ${p.baseCurrency} then 1 else (
        select e.rate from exchange_rate e where e.currency = c.currency and e.valid_from <= c.day order by e.valid_from desc limit 1) end as rate
    from (select distinct currency, happened_on as day from staged_row where happened_on is not null) c`.execute(p.db);
  await sql`analyze record_rate`.execute(p.db);
}

/** What only the base can tell: references that lead nowhere, currencies without a rate, days beyond any calendar of ours. */
function findings(type: RecordType): Finding[] {
  const days = columnsOf(type).filter(({ field }) => field.kind === 'day');
  return [
    ...referencesOf(type).map((each) => ({
      code: 'import.lookup.missing',
      field: named(each),
      query: sql`select s.seq, ${textOf(each)} as value from staged_row s join staged_record x on x.seq = s.seq
        where ${textOf(each)} is not null and ${sql.ref(`x.${each.column}`)} is null`,
    })),
    {
      code: 'import.row.unknown_id',
      field: 'rowId',
      query: sql`select x.seq, x.row_id as value from staged_record x where x.row_id is not null and x.is_new
        and ${notDeleted('x')}`,
    },
    {
      code: 'import.row.code_taken',
      field: 'code',
      query: sql`select x.seq, x.code as value from staged_record x join ${sql.table(type.table)} o on o.code = x.code and o.id <> x.id
        ${type.account ? sql`and o.account_id = x.account_id` : sql``}`,
    },
    ...days.map((each) => ({
      code: 'import.value.too_large',
      field: named(each),
      query: sql`select s.seq, ${sql.ref(`s.${each.column}`)} as value from staged_row s
        where ${sql.ref(`s.${each.column}`)} not between date '1900-01-01' and date '2199-12-31'`,
    })),
    ...contractFindings(type),
    ...(type.currency
      ? [
          {
            code: 'import.order.no_rate',
            field: 'currency',
            query: sql`select s.seq, s.currency as value from staged_record s where s.rate is null`,
          },
        ]
      : []),
  ];
}

/** Legal, but seldom meant: told with their counts, never hidden. */
async function contradictions(p: Preparation, type: RecordType): Promise<KeptWarning[]> {
  const contract = referencesOf(type).find(({ id }) => id === 'contract');
  return [
    ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_row'))),
    ...(type.account
      ? await warn(
          p.db,
          'import.record.before_account',
          sql`select s.source_row from staged_row s join account_ref a on a.ref = s.account_ref where s.happened_on < a.since`,
        )
      : []),
    ...(contract
      ? await warn(
          p.db,
          'import.record.before_contract',
          sql`select s.source_row from staged_record s join contract c on c.id = ${sql.ref(`s.${contract.column}`)}
            where s.happened_on < least(c.happened_on, c.starts_on)`,
        )
      : []),
    ...(await contractWarnings(p.db, type)),
    ...(await warn(p.db, 'import.record.in_future', sql`select s.source_row from staged_row s where s.happened_on > ${p.today}::date`)),
  ];
}

/** References of a type to itself: a contract may stand in the same file as the one that renews it. */
const ownReferences = (type: RecordType) => referencesOf(type).filter(({ target }) => target.table === type.table);

/** Finds what the base does not hold among the file's own rows, those of the same account first. */
async function nameWithinFile(p: Preparation, type: RecordType): Promise<void> {
  const own = ownReferences(type);
  if (!own.length) return;
  await sql`create index on staged_record (code)`.execute(p.db);
  const found = own.map(
    (each, index) => sql`(select y.id from staged_record y where y.code = ${textOf(each)} and y.seq <> s.seq
      order by y.account_id = m.account_id desc, y.seq limit 1) as ${sql.id(`named${index}`)}`,
  );
  const taken = own.map(({ column }, index) => sql`${sql.id(column)} = coalesce(${sql.ref(`x.${column}`)}, ${sql.ref(`n.named${index}`)})`);
  const named = sql.join(
    own.map((each) => sql`${textOf(each)} is not null`),
    sql` or `,
  );
  await sql`update staged_record x set ${sql.join(taken)}
    from (select s.seq, ${sql.join(found)} from staged_row s join staged_record m on m.seq = s.seq where ${named}) n where n.seq = x.seq`.execute(
    p.db,
  );
}

/** A row that names a row of the file which is refused is refused too, at whatever distance. */
async function findOrphans(p: Preparation, type: RecordType): Promise<void> {
  const orphans = ownReferences(type).map((each) => ({
    code: 'import.lookup.missing',
    field: named(each),
    query: sql`select x.seq, ${textOf(each)} as value from staged_record x join staged_row s on s.seq = x.seq
      join staged_record y on y.id = ${sql.ref(`x.${each.column}`)} and y.is_new
      where exists (select from found f where f.seq = y.seq) and not exists (select from found f where f.seq = x.seq)`,
  }));
  await repeatWhileFound(() => findAll(p.db, orphans));
}

/** The records that the file names by id, as an export would give them out now, those of days to come among them. */
async function recordsNow(p: Preparation, type: RecordType): Promise<Editable> {
  const custom = type.own ? await selectFields(p.db, type.own) : [];
  const base = baseOfToday(p.scope);
  const where = [sql<boolean>`r.id in ${namedIds(p)}`];
  return {
    now: exportedRecords(type, { base, where, scope: p.scope, asOf: p.today, upTo: '9999-12-31', split: UNSPLIT, custom }),
    there: sql`select from ${sql.table(type.table)} o where o.id = (r.data->>'rowId')::uuid`,
  };
}

/** Stages a file of records of any declared type and compares it with the base. */
export async function prepareRecords(p: Preparation): Promise<Prepared> {
  const type = typeOf(p);
  await createFound(p.db);
  if (type.closes && p.mode === 'commit') await holdPeriods(p.db);
  const edits = isPayments(p) ? [] : await mergeEdits(p, await recordsNow(p, type));
  await stageRows(p, type);
  if (type.saidOnce) await stageAnnouncements(p.db);
  if (type.account) await stageAccountRefs(p, 'staged_row');
  if (isPayments(p)) await stagePayments(p);
  await findDoubledKeys(p.db, 'staged_row', type.account ? ['account_ref', 'row_key'] : ['row_key'], 'code');
  if (type.currency) await stageRates(p);
  if (type.closes) await findUnknownInClosed(p.db);
  const accounts = type.account ? await stageAccounts(p) : 0;
  await stageRecords(p, type);
  await nameWithinFile(p, type);
  await findAll(p.db, [
    ...findings(type),
    ...recordFindings(type),
    ...(await ledgerFindings(p.db, type)),
    ...(await strategyFindings(p.db, type)),
  ]);
  await findOrphans(p, type);
  await dropBad(p.db, 'staged_row');
  await sql`delete from staged_record x where not exists (select from staged_row s where s.seq = x.seq)`.execute(p.db);
  await markRecordActions(p.db, type);
  if (type.closes) await dropClosedRecords(p.db, type);
  if (isPayments(p)) await markPaymentActions(p.db);
  const warnings = [
    ...edits,
    ...(await contradictions(p, type)),
    ...(await recordWarnings(p, type)),
    ...(isPayments(p) ? await paymentWarnings(p) : []),
  ];
  return {
    counts: await countActions(p.db, 'staged_record'),
    warnings: accounts ? [...warnings, { code: 'import.accounts_created', count: accounts, examples: [] }] : warnings,
  };
}

/** Accounts that the file brings are made only for rows that stand so far. */
async function stageAccounts(p: Preparation): Promise<number> {
  await dropBad(p.db, 'staged_row');
  return stageMissingAccounts(p, 'staged_row', 'happened_on');
}
