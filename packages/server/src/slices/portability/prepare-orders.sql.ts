import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import { baseOfToday } from '../accounts/index.ts';
import { markLineActions, markOrderActions } from '../orders/index.ts';
import { holdPeriods } from '../periods/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { dropClosed, findNewInClosed } from './closed-months.sql.ts';
import { exportedLines, lineId } from './export.sql.ts';
import { UNSPLIT } from './export-split.ts';
import { countActions, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { maps, type Preparation, type Prepared } from './preparation.ts';
import { type Editable, mergeEdits, namedIds, notDeleted } from './prepare-edits.sql.ts';
import { NO_PRODUCT, stageMissingProducts, stageProductRefs } from './product-refs.sql.ts';

/** The rows as lines, with the rate of their currency on their day: 1 for the base currency, null where nobody has set one. */
async function stageLines(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_line on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."orderCode" as order_code,
      coalesce(d."accountCode", d."accountName") as account_ref, d."accountName" as account_name, r.data->'~account' as new_account,
      d."orderedOn" as ordered_on, coalesce(d.currency, ${p.baseCurrency}) as currency, d."contractCode" as contract_code,
      coalesce(d."productCode", d."productName", ${NO_PRODUCT}) as product_ref, d."productName" as product_name, r.data->'~product' as new_product,
      coalesce(round(d.quantity, 6), 1) as quantity, round(d.amount, 6) as amount, round(d.margin, 6) as margin,
      coalesce(d."lineKey", ${p.import.file_code}::text || ':' || r.source_row) as line_key, d."rowId" as row_id
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("orderCode" text, "accountCode" text, "accountName" text, "orderedOn" date,
      currency text, "productCode" text, "productName" text, quantity numeric, amount numeric, margin numeric, "contractCode" text,
      "lineKey" text, "rowId" uuid)
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_line`.execute(p.db);
  await sql`create temp table day_rate on commit drop as
    select c.currency, c.day, case when c.currency = ${p.baseCurrency} then 1 else (
        select e.rate from exchange_rate e where e.currency = c.currency and e.valid_from <= c.day order by e.valid_from desc limit 1) end as rate
    from (select distinct currency, ordered_on as day from staged_line where ordered_on is not null) c`.execute(p.db);
  await sql`analyze day_rate`.execute(p.db);
}

/** The lines that the file names by id, as an export would give them out now. */
const linesNow = (p: Preparation): Editable => ({
  now: exportedLines(baseOfToday(p.scope), [sql<boolean>`${lineId('l')} in ${namedIds(p)}`], null, UNSPLIT),
  there: sql`select from order_line o where ${lineId('o')} = (r.data->>'rowId')::uuid`,
});

/** A line is its account, its order and its key: an edit may change what it says, not which it is. */
async function findMoved(p: Preparation): Promise<void> {
  await sql`create temp table line_named on commit drop as
    select s.seq, s.row_id, s.order_code, l.line_key is not null as there from staged_line s
    left join account_ref a on a.ref = s.account_ref
    left join sales_order o on o.account_id = a.id and o.code = s.order_code
    left join order_line l on l.account_id = o.account_id and l.order_id = o.id and l.line_key = s.line_key and ${lineId('l')} = s.row_id
    where s.row_id is not null and ${notDeleted('s')}`.execute(p.db);
  const seen = sql`(select ${lineId('l')} as id from order_line l join account a on a.id = l.account_id and ${inScope(p.scope, 'a')}
    where ${lineId('l')} in (select n.row_id from line_named n where not n.there))`;
  await find(
    p.db,
    'import.row.line_moved',
    'orderCode',
    sql`select n.seq, n.order_code as value from line_named n join ${seen} l on l.id = n.row_id where not n.there`,
  );
  await find(
    p.db,
    'import.row.unknown_id',
    'rowId',
    sql`select n.seq, n.row_id as value from line_named n where not n.there and not exists (select from found f where f.seq = n.seq)`,
  );
}

async function findProblems(p: Preparation): Promise<void> {
  await find(
    p.db,
    'import.order.no_rate',
    'currency',
    sql`select s.seq, s.currency as value from staged_line s join day_rate r on r.currency = s.currency and r.day = s.ordered_on where r.rate is null`,
  );
  if (maps(p, 'rowId')) await findMoved(p);
  await findDoubledKeys(p.db, 'staged_line', ['account_ref', 'order_code', 'line_key'], 'lineKey');
}

/** Orders and their lines as they will be. An order is its account and its code; its day is that of its earliest line. */
async function stageOrders(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_order on commit drop as
    select h.account_id, coalesce(o.id, uuid7(${p.now}::timestamptz)) as id, o.id is null as is_new, h.code, h.currency,
      ${maps(p, 'contractCode') ? sql`h.contract_code` : sql`o.contract_code`} as contract_code, h.happened_on, null::text as action
    from (select a.id as account_id, s.order_code as code, min(s.currency) as currency, min(s.contract_code) as contract_code, min(s.ordered_on) as happened_on
          from staged_line s join account_ref a on a.ref = s.account_ref group by 1, 2) h
    left join sales_order o on o.account_id = h.account_id and o.code = h.code`.execute(p.db);
  await sql`analyze staged_order`.execute(p.db);
  await markOrderActions(p.db);
  await sql`
    create temp table staged_order_line on commit drop as
    select s.seq, h.account_id, h.id as order_id, s.line_key, o.id as product_id, h.happened_on, s.quantity, s.amount,
      round(s.amount * r.rate, 6) as base_amount, ${maps(p, 'margin') ? sql`s.margin` : sql`null::numeric`} as margin, h.is_new, null::text as action
    from staged_line s join account_ref a on a.ref = s.account_ref join staged_order h on h.account_id = a.id and h.code = s.order_code
    join product_ref o on o.ref = s.product_ref join day_rate r on r.currency = s.currency and r.day = s.ordered_on`.execute(p.db);
  await sql`analyze staged_order_line`.execute(p.db);
  await markLineActions(p.db, maps(p, 'margin'));
}

const contradictions = async (p: Preparation): Promise<KeptWarning[]> => [
  ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_line'))),
  ...(await warn(
    p.db,
    'import.order.before_account',
    sql`select s.source_row from staged_line s join account_ref a on a.ref = s.account_ref where s.ordered_on < a.since`,
  )),
  ...(await warn(p.db, 'import.order.in_future', sql`select s.source_row from staged_line s where s.ordered_on > ${p.today}::date`)),
  ...(await warn(
    p.db,
    'import.order.days_differ',
    sql`select min(s.source_row) as source_row from staged_line s group by s.account_ref, s.order_code having min(s.ordered_on) < max(s.ordered_on)`,
  )),
  ...(await warn(
    p.db,
    'import.order.currencies_differ',
    sql`select min(s.source_row) as source_row from staged_line s group by s.account_ref, s.order_code having min(s.currency) < max(s.currency)`,
  )),
];

const made = (code: string, count: number): KeptWarning[] => (count ? [{ code, count, examples: [] }] : []);

/** Stages a file of order lines and compares it with the base. */
export async function prepareOrders(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  if (p.mode === 'commit') await holdPeriods(p.db);
  const edits = await mergeEdits(p, linesNow(p));
  await stageLines(p);
  await stageAccountRefs(p, 'staged_line');
  await stageProductRefs(p);
  await findProblems(p);
  await findNewInClosed(p.db);
  await dropBad(p.db, 'staged_line');
  const warnings = [...edits, ...(await contradictions(p))];
  const accounts = await stageMissingAccounts(p, 'staged_line', 'ordered_on');
  const products = await stageMissingProducts(p);
  await stageOrders(p);
  await dropClosed(p.db);
  return {
    counts: await countActions(p.db, 'staged_order_line'),
    warnings: [...warnings, ...made('import.accounts_created', accounts), ...made('import.products_created', products)],
  };
}
