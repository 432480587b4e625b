import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, Metric, MetricDeclaration } from '../../policy/catalog.ts';
import type { Evidence } from '../../policy/evidence.ts';
import { orderEvidence } from './orders.evidence.ts';

const known = (at: At): Sql => (at.knownBy ? sql`and l.known_at <= ${at.knownBy}::date` : sql``);
const monthsBefore = (at: At, months: number): Sql => sql`(${at.asOf} - make_interval(months => ${months}::int))::date`;

/** Sums that lines give by themselves, without knowing their order. */
const LINE_COLUMNS: Record<string, (at: At) => { line: Sql; total: Sql }> = {
  amount_12m: (at) => added(sql`sum(l.base_amount) filter (where l.happened_on > ${monthsBefore(at, 12)})`),
  amount_total: () => added(sql`sum(l.base_amount)`),
  amount_earlier_12m: (at) =>
    added(sql`sum(l.base_amount) filter (where l.happened_on <= ${monthsBefore(at, 12)} and l.happened_on > ${monthsBefore(at, 24)})`),
  margin_12m: (at) => added(sql`sum(l.margin) filter (where l.happened_on > ${monthsBefore(at, 12)})`),
  margin_amount_12m: (at) => added(sql`sum(l.base_amount) filter (where l.happened_on > ${monthsBefore(at, 12)} and l.margin is not null)`),
  first_on: () => ({ line: sql`min(l.happened_on) filter (where l.base_amount > 0)`, total: sql`min` }),
  last_on: () => ({ line: sql`max(l.happened_on) filter (where l.base_amount > 0)`, total: sql`max` }),
};
const added = (line: Sql) => ({ line, total: sql`sum` });

/** Counts of orders, which ask for one row an order first. */
const COUNT_COLUMNS: Record<string, (at: At) => Sql> = {
  count_12m: (at) => sql`count(*) filter (where bought and happened_on > ${monthsBefore(at, 12)})::int`,
  count_total: () => sql`count(*) filter (where bought)::int`,
};

function columnsSql(at: At, columns: ReadonlySet<string>): Sql {
  const lines = [...columns].filter((column) => column in LINE_COLUMNS);
  const counts = [...columns].filter((column) => column in COUNT_COLUMNS);
  const line = (column: string) => LINE_COLUMNS[column]!(at);
  const visible = sql`from order_line l where l.happened_on <= ${at.asOf} and ${at.accounts(sql`l.account_id`)} ${known(at)}`;
  if (!counts.length)
    return sql`select l.account_id, ${sql.join(lines.map((column) => sql`${line(column).line} as ${sql.id(column)}`))} ${visible} group by l.account_id`;
  // Lines of one order carry one day, so an order's sums may be added by window without looking at its lines again.
  return sql`
    select account_id, ${sql.join([
      ...lines.map((column) => sql`${line(column).total}(${sql.id(column)}) as ${sql.id(column)}`),
      ...counts.map((column) => sql`${COUNT_COLUMNS[column]!(at)} as ${sql.id(column)}`),
    ])}
    from (select ${sql.join([
      sql`l.account_id`,
      sql`l.happened_on`,
      sql`bool_or(l.base_amount > 0) as bought`,
      ...lines.map((column) => sql`${line(column).line} as ${sql.id(column)}`),
    ])}
      ${visible} group by l.account_id, l.order_id, l.happened_on) o
    group by account_id`;
}

const amounts: MetricDeclaration['source'] = { id: 'orders', fragment: columnsSql };

/** Products that accounts need without having bought them: a SELECT of account_id and product_id. */
export type NeededFragment = (at: At) => Sql;

/** Distinct products need a pass of their own, made only when asked for; those needed join those bought, so that lines are read once. */
const kinds = (needed: NeededFragment): MetricDeclaration['source'] => ({
  id: 'order_products',
  fragment: (at, columns) => {
    const bought = sql`from order_line l
      where l.happened_on <= ${at.asOf} and l.happened_on > ${monthsBefore(at, 12)} and l.base_amount > 0
        and ${at.accounts(sql`l.account_id`)} ${known(at)}`;
    if (!columns.has('needed_kinds'))
      return sql`select account_id, count(*)::int as kinds_12m from (select distinct l.account_id, l.product_id ${bought}) p group by account_id`;
    return sql`
      select account_id, count(*) filter (where bought)::int as kinds_12m, count(*)::int as needed_kinds
      from (select account_id, product_id, bool_or(bought) as bought
        from (select l.account_id, l.product_id, true as bought ${bought} union all select n.account_id, n.product_id, false from (${needed(at)}) n) either
        group by account_id, product_id) p
      group by account_id`;
  },
});

const metric = (id: string, init: Omit<Metric, 'id' | 'source' | 'stored'>): Metric => ({
  id,
  source: 'orders',
  stored: true,
  evidence: orderEvidence[id]!,
  ...init,
});

const METRICS: Metric[] = [
  metric('orders.amount_12m', {
    type: 'money',
    name: { zh: '12 个月订单金额', en: 'Order amount, 12 months' },
    meaning: { zh: '近 12 个月订单明细金额之和，退货为负', en: 'Sum of order lines of the last 12 months, refunds negative' },
    whenNone: 'zero',
    masked: 'amount',
    additive: true,
    columns: ['amount_12m'],
  }),
  metric('orders.amount_total', {
    type: 'money',
    name: { zh: '累计订单金额', en: 'Order amount, all time' },
    meaning: { zh: '截至当日全部订单明细金额之和，退货为负', en: 'Sum of all order lines up to the day, refunds negative' },
    whenNone: 'zero',
    masked: 'amount',
    additive: true,
    columns: ['amount_total'],
  }),
  metric('orders.count_12m', {
    type: 'count',
    name: { zh: '12 个月订单数', en: 'Orders, 12 months' },
    meaning: { zh: '近 12 个月至少有一行正金额的订单数', en: 'Orders of the last 12 months with at least one positive line' },
    whenNone: 'zero',
    additive: true,
    columns: ['count_12m'],
  }),
  metric('orders.first_on', {
    type: 'date',
    name: { zh: '首次下单日', en: 'First order' },
    meaning: { zh: '首个有正金额的订单日期，退货不影响', en: 'Day of the first order with a positive line; a refund does not move it' },
    whenNone: 'null',
    columns: ['first_on'],
  }),
  metric('orders.last_on', {
    type: 'date',
    name: { zh: '最近下单日', en: 'Last order' },
    meaning: { zh: '最近一个有正金额的订单日期，退货不影响', en: 'Day of the last order with a positive line; a refund does not move it' },
    whenNone: 'null',
    columns: ['last_on'],
  }),
  metric('orders.recency_days', {
    type: 'days',
    name: { zh: '距上次下单天数', en: 'Days since the last order' },
    meaning: { zh: '统计日减最近下单日', en: 'The day less the last order' },
    whenNone: 'null',
    columns: ['last_on'],
    counts: { from: 'orders.last_on' },
    value: (s, _a, at) => sql`(${at.asOf} - ${s('last_on')})`,
  }),
  metric('orders.growth_12m', {
    type: 'ratio',
    name: { zh: '订单同比增长率', en: 'Order growth, year on year' },
    meaning: {
      zh: '近 12 个月金额 ÷ 之前 12 个月金额 − 1；之前金额不为正或成为客户不足 24 个月时无数据',
      en: 'Amount of 12 months ÷ amount of the 12 months before − 1; no value when the latter is not positive or the customer is younger than 24 months',
    },
    whenNone: 'null',
    masked: 'amount',
    columns: ['amount_12m', 'amount_earlier_12m'],
    value: (s, a, at) => sql`case when ${s('amount_earlier_12m')} > 0 and ${a('happened_on')} <= ${monthsBefore(at, 24)}
      then round(coalesce(${s('amount_12m')}, 0) / ${s('amount_earlier_12m')} - 1, 6) end`,
  }),
  {
    id: 'orders.product_kinds_12m',
    type: 'count',
    name: { zh: '12 个月产品种类数', en: 'Kinds of product, 12 months' },
    meaning: { zh: '近 12 个月正金额明细中的不同产品数', en: 'Distinct products in positive lines of the last 12 months' },
    whenNone: 'zero',
    stored: true,
    evidence: orderEvidence['orders.product_kinds_12m']!,
    source: 'order_products',
    columns: ['kinds_12m'],
  },
  metric('orders.margin_rate_12m', {
    type: 'ratio',
    name: { zh: '12 个月我方毛利率', en: 'Our margin rate, 12 months' },
    meaning: { zh: '近 12 个月已填毛利的明细：毛利 ÷ 金额', en: 'Our margin ÷ amount over lines of 12 months that state a margin' },
    whenNone: 'null',
    masked: 'margin',
    columns: ['margin_12m', 'margin_amount_12m'],
    value: (s) => sql`case when ${s('margin_amount_12m')} <> 0 then round(${s('margin_12m')} / ${s('margin_amount_12m')}, 6) end`,
  }),
];

const neededKinds = (evidence: Evidence): Metric => ({
  id: 'needs.kinds',
  type: 'count',
  name: { zh: '需求产品种类数', en: 'Kinds of product needed' },
  meaning: {
    zh: '近 12 个月购买的产品与当日未关闭需求中的产品，去重计数',
    en: 'Distinct products bought in 12 months or in needs open on the day',
  },
  whenNone: 'zero',
  stored: true,
  source: 'order_products',
  columns: ['needed_kinds'],
  evidence,
});

/** What policies may ask of orders. Sums, dates and counts come out of one scan of the lines, kinds of product out of a second. */
export const orderMetrics = (needed: NeededFragment, evidence: Evidence): readonly MetricDeclaration[] => [
  { source: amounts, metrics: METRICS.filter((one) => one.source === 'orders') },
  { source: kinds(needed), metrics: [...METRICS.filter((one) => one.source === 'order_products'), neededKinds(evidence)] },
];
