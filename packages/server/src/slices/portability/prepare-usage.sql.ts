import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { firstKeptDay, GREATEST_VALUE, markUsageActions, stageUsageMetrics } from '../usage/index.ts';
import { stageAccountRefs, stageMissingAccounts } from './account-refs.sql.ts';
import { type ActionCounts, createFound, dropBad, exactDuplicates, find, findDoubledKeys, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import { maps, type Preparation, type Prepared } from './preparation.ts';
import { stageMissingProducts, stageProductRefs } from './product-refs.sql.ts';
import { stageSubscriptionRefs } from './subscription-refs.sql.ts';

/** The rows as values. An account may be named itself or by its subscription, which then gives the product too. */
async function stageValues(p: Preparation): Promise<void> {
  await sql`
    create temp table staged_line on commit drop as
    select r.seq, r.source_row, r.problems is not null as bad, r.data->>'#' as hash, d."usageId" as usage_id,
      d."subscriptionCode" as subscription_ref, coalesce(d."accountCode", u.account_code) as account_ref, null::text as account_name,
      r.data->'~account' as new_account, coalesce(d."productCode", u.product_code) as product_ref, null::text as product_name,
      r.data->'~product' as new_product, d."contactCode" as contact_ref, lower(d.metric) as metric, d.day, d.value::float8 as value,
      greatest(d."knownOn", d.day) as known_at, u.since as subscribed_on
    from import_row r
    cross join lateral jsonb_to_record(r.data) as d ("usageId" text, "accountCode" text, "subscriptionCode" text, "productCode" text,
      "contactCode" text, metric text, day date, value numeric, "knownOn" date)
    left join subscription_ref u on u.ref = d."subscriptionCode"
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_line`.execute(p.db);
}

/** People by the code that their account knows them by. */
async function stageContactRefs(p: Preparation): Promise<void> {
  await sql`
    create temp table contact_ref on commit drop as
    select x.account_ref, x.contact_ref as ref, c.id
    from (select distinct account_ref, contact_ref from staged_line where contact_ref is not null) x
    left join account_ref a on a.ref = x.account_ref left join contact c on c.account_id = a.id and c.code = x.contact_ref`.execute(p.db);
}

async function findProblems(p: Preparation): Promise<void> {
  const oldest = await firstKeptDay(p.db, p.today);
  const rows = (value: Sql, where: Sql): Sql => sql`select s.seq, ${value} as value from staged_line s where ${where}`;
  const named = sql`s.account_ref is null and s.subscription_ref is`;
  await find(p.db, 'import.value.required', 'accountCode', rows(sql`''`, sql`${named} null`));
  await find(p.db, 'import.lookup.missing', 'subscriptionCode', rows(sql`s.subscription_ref`, sql`${named} not null`));
  await find(
    p.db,
    'import.lookup.missing',
    'contactCode',
    sql`select s.seq, s.contact_ref as value from staged_line s join contact_ref c on c.account_ref = s.account_ref and c.ref = s.contact_ref where c.id is null`,
  );
  const wellNamed = sql`s.metric ~ '^[a-z][a-z0-9_]{0,39}$' and s.metric !~ '_trend$' and s.metric <> 'seat_rate'`;
  await find(p.db, 'import.usage.metric_name', 'metric', rows(sql`s.metric`, sql`s.metric is not null and not (${wellNamed})`));
  await find(p.db, 'import.value.too_large', 'value', rows(sql`s.value`, sql`abs(s.value) > ${GREATEST_VALUE}`));
  await find(p.db, 'import.usage.in_future', 'day', rows(sql`s.day`, sql`s.day > ${p.today}::date`));
  await find(p.db, 'import.usage.too_old', 'day', rows(sql`s.day`, sql`s.day < ${oldest}::date`));
  // Events of one key add up; values without an id of their own would contradict each other.
  if (!maps(p, 'usageId'))
    await findDoubledKeys(p.db, 'staged_line', ['account_ref', 'product_ref', 'contact_ref', 'metric', 'day'], 'day');
}

/** Metrics get their slots from rows that are otherwise right; what finds none is refused in its turn. */
async function findSlots(p: Preparation): Promise<void> {
  await dropBad(p.db, 'staged_line');
  await stageUsageMetrics(p.db);
  await find(
    p.db,
    'import.usage.no_slot',
    'metric',
    sql`select s.seq, s.metric as value from staged_line s join staged_metric m on m.id = s.metric where m.slot is null`,
  );
  await dropBad(p.db, 'staged_line');
}

async function stageUsage(p: Preparation): Promise<ActionCounts> {
  await sql`
    create temp table staged_usage on commit drop as
    select a.id as account_id, coalesce(o.id, '00000000-0000-0000-0000-000000000000') as product_id, c.id as contact_id, s.metric, m.slot, s.day,
      case m.aggregate when 'max' then max(s.value) when 'avg' then avg(s.value) else sum(s.value) end as value,
      max(coalesce(s.known_at, s.day)) as known_at, count(*) as lines, 'create'::text as action
    from staged_line s join account_ref a on a.ref = s.account_ref join staged_metric m on m.id = s.metric
    left join product_ref o on o.ref = s.product_ref left join contact_ref c on c.account_ref = s.account_ref and c.ref = s.contact_ref
    group by a.id, o.id, c.id, s.metric, m.slot, m.aggregate, s.day`.execute(p.db);
  await sql`analyze staged_usage`.execute(p.db);
  await markUsageActions(p.db);
  const counted = await sql<ActionCounts>`
    select coalesce(sum(lines) filter (where action = 'create'), 0)::int as created, coalesce(sum(lines) filter (where action = 'update'), 0)::int as updated,
      coalesce(sum(lines) filter (where action = 'same'), 0)::int as unchanged from staged_usage`.execute(p.db);
  return counted.rows[0] ?? { created: 0, updated: 0, unchanged: 0 };
}

const contradictions = async (p: Preparation): Promise<KeptWarning[]> => [
  ...(await warn(p.db, 'import.duplicates', exactDuplicates('staged_line'))),
  ...(await warn(
    p.db,
    'import.usage.doubled_id',
    sql`select n.source_row from (
      select s.source_row, row_number() over (partition by s.usage_id order by s.seq) as nth from staged_line s where s.usage_id is not null) n where n.nth > 1`,
  )),
  ...(await warn(
    p.db,
    'import.usage.before_account',
    sql`select s.source_row from staged_line s join account_ref a on a.ref = s.account_ref where s.day < a.since`,
  )),
  ...(await warn(p.db, 'import.usage.before_subscription', sql`select s.source_row from staged_line s where s.day < s.subscribed_on`)),
];

/** Stages a file of usage values and compares it with the base. */
export async function prepareUsage(p: Preparation): Promise<Prepared> {
  await createFound(p.db);
  await stageSubscriptionRefs(p);
  await stageValues(p);
  await stageAccountRefs(p, 'staged_line');
  await stageProductRefs(p);
  await stageContactRefs(p);
  await findProblems(p);
  await findSlots(p);
  const warnings = await contradictions(p);
  const made = async (code: string, count: number | Promise<number>): Promise<KeptWarning[]> =>
    (await count) ? [{ code, count: await count, examples: [] }] : [];
  warnings.push(...(await made('import.accounts_created', stageMissingAccounts(p, 'staged_line', 'day'))));
  warnings.push(...(await made('import.products_created', stageMissingProducts(p))));
  const fresh = await sql<{ n: number }>`select count(*)::int as n from staged_metric where is_new`.execute(p.db);
  warnings.push(...(await made('import.usage.metrics_made', fresh.rows[0]?.n ?? 0)));
  return { counts: await stageUsage(p), warnings };
}
