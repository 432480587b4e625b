import type { RfmOptions } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

export const RFM_DEFAULT: RfmOptions = { method: 'average-rank', window: '12m' };

export const rfmColumns = (window: RfmOptions['window']): readonly string[] =>
  window === '12m' ? ['last_on', 'count_12m', 'amount_12m'] : ['last_on', 'count_total', 'amount_total'];

/** Which segment a recency and a frequency score make: a partition of the 25 cells, of which Lost is (1, 1). */
export const SEGMENTS = [
  { id: 'champion', zh: '重要价值客户', en: 'Champions' },
  { id: 'loyal', zh: '忠诚客户', en: 'Loyal' },
  { id: 'potential_loyalist', zh: '潜在忠诚客户', en: 'Potential loyalists' },
  { id: 'new', zh: '新客户', en: 'New' },
  { id: 'promising', zh: '有潜力客户', en: 'Promising' },
  { id: 'need_attention', zh: '需关注客户', en: 'Need attention' },
  { id: 'about_to_sleep', zh: '将沉睡客户', en: 'About to sleep' },
  { id: 'at_risk', zh: '有风险客户', en: 'At risk' },
  { id: 'cant_lose', zh: '不可失去客户', en: "Can't lose" },
  { id: 'hibernating', zh: '休眠客户', en: 'Hibernating' },
  { id: 'lost', zh: '已流失客户', en: 'Lost' },
] as const;

const SEGMENT = sql`case
  when r = 5 and f = 1 then 'new'
  when r = 4 and f = 1 then 'promising'
  when r >= 4 and f <= 3 then 'potential_loyalist'
  when r = 5 then 'champion'
  when r = 4 then 'loyal'
  when r = 3 and f <= 2 then 'about_to_sleep'
  when r = 3 and f = 3 then 'need_attention'
  when r = 3 then 'loyal'
  when r = 1 and f = 1 then 'lost'
  when f <= 2 then 'hibernating'
  when r = 2 and f = 5 then 'cant_lose'
  when r = 1 and f = 5 then 'cant_lose'
  else 'at_risk' end`;

/** p = (average rank − ½) / n, score = 1 + ⌊5p⌋ in whole numbers: equal values always score equally. */
const byAverageRank = (value: Sql, order: Sql): Sql =>
  sql`least(5, 1 + 5 * (2 * rank() over (order by ${value} ${order}) + count(*) over (partition by ${value}) - 2) / (2 * count(*) over ()))::int`;

function scoresByRank(values: Sql): Sql {
  return sql`select account_id, ${byAverageRank(sql`recency`, sql`desc`)} as r, ${byAverageRank(sql`frequency`, sql`asc`)} as f,
      ${byAverageRank(sql`monetary`, sql`asc`)} as m
    from ${values} v`;
}

/** Cut points are the linear 20/40/60/80 % quantiles plus one; a value that equals a cut stands above it. */
function scoresByQuantile(values: Sql): Sql {
  const cuts = (value: Sql) => sql`percentile_cont(array[0.2, 0.4, 0.6, 0.8]) within group (order by ${value}::double precision)`;
  const above = (value: Sql, of: Sql) => sql`(select count(*) from unnest(${of}) cut where cut + 1 <= ${value})::int`;
  return sql`select account_id, 5 - ${above(sql`recency`, sql`c.r`)} as r, 1 + ${above(sql`frequency`, sql`c.f`)} as f,
      1 + ${above(sql`monetary`, sql`c.m`)} as m
    from ${values} v cross join (select ${cuts(sql`recency`)} as r, ${cuts(sql`frequency`)} as f, ${cuts(sql`monetary`)} as m from ${values} w) c`;
}

/** account_id, r, f, m, segment of every account that ordered within the window. `orders` has last_on and the window's sums. */
export function rfmSql(orders: Sql, asOf: Sql, { method, window }: RfmOptions): Sql {
  const [, count, amount] = rfmColumns(window).map((column) => sql.id(column));
  const values = sql`(select account_id, ${asOf} - last_on as recency, ${count} as frequency, ${amount} as monetary
    from ${orders} o where ${count} > 0)`;
  const scores = method === 'average-rank' ? scoresByRank(values) : scoresByQuantile(values);
  return sql`select account_id, r, f, m, ${SEGMENT} as segment from (${scores}) scored`;
}
