import type { UsageMetric } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { Metric, MetricDeclaration } from '../../policy/catalog.ts';
import { lastUse, seatRate, usageTrend, usageWindow } from './usage.evidence.ts';
import { type SeatsFragment, usageFragment } from './usage-fragment.sql.ts';

const WINDOWS = { '7d': 7, '30d': 30, '90d': 90 } as const;
const exact = (value: Sql): Sql => sql`(${value})::numeric`;
/** A rate that fits where rates are kept, whatever was divided. */
const fitting = (value: Sql): Sql => sql`round(case when abs(${value}) < 1e12 then ${value} else sign(${value}) * 1e12 end, 6)`;
const HOW = {
  sum: { zh: '之和', en: 'the sum' },
  avg: { zh: '有数值各日的平均', en: 'the average of days with a value' },
  max: { zh: '最大值', en: 'the greatest' },
  last: { zh: '最后一个数值', en: 'the last value' },
} as const;

const metric = (id: string, init: Omit<Metric, 'id' | 'source' | 'whenNone'>): Metric => ({
  id,
  source: 'usage',
  whenNone: 'null',
  ...init,
});

/** These 30 days against the 30 before. */
const trendOf = (declared: UsageMetric): Pick<Metric, 'columns' | 'value' | 'evidence'> => {
  const [now, earlier] = [`m${declared.slot}_30d`, `m${declared.slot}_earlier`];
  return {
    columns: [now, earlier],
    value: (s) => sql`case when ${s(earlier)} <> 0 then ${fitting(sql`${exact(s(now))} / ${exact(s(earlier))} - 1`)} end`,
    evidence: usageTrend(declared),
  };
};

function windowed(declared: UsageMetric): Metric[] {
  const { id, slot, aggregate, name, unit } = declared;
  const of = unit ? { zh: `，单位：${unit}`, en: `, in ${unit}` } : { zh: '', en: '' };
  const windows = Object.entries(WINDOWS).map(([window, days]) =>
    metric(`usage.${id}_${window}`, {
      type: 'number',
      name: { zh: `${name.zh}（近 ${days} 天）`, en: `${name.en}, ${days} days` },
      meaning: {
        zh: `近 ${days} 天（含当日）“${name.zh}”${HOW[aggregate].zh}${of.zh}`,
        en: `“${name.en}”: ${HOW[aggregate].en} over the last ${days} days, the day included${of.en}`,
      },
      columns: [`m${slot}_${window}`],
      value: (s) => exact(s(`m${slot}_${window}`)),
      stored: { column: `usage_${window}`, place: slot },
      evidence: usageWindow(declared, days),
      ...(aggregate === 'sum' ? { additive: true } : {}),
    }),
  );
  return [
    ...windows,
    metric(`usage.${id}_trend_30d`, {
      type: 'ratio',
      name: { zh: `${name.zh}（30 天趋势）`, en: `${name.en}, 30-day trend` },
      meaning: {
        zh: `“${name.zh}”近 30 天 ÷ 之前 30 天 − 1；之前为 0 或无数据时无数据`,
        en: `“${name.en}”: these 30 days ÷ the 30 before − 1; no value when the earlier is 0 or missing`,
      },
      ...trendOf(declared),
      stored: { column: 'usage_trend_30d', place: slot },
    }),
  ];
}

/** What policies may ask of usage, made of the metrics that this installation has. `seats` reads the governing contract's. */
export function usageMetrics(declared: readonly UsageMetric[], seats: SeatsFragment): readonly MetricDeclaration[] {
  const active = declared.find((one) => one.counts === 'active_users');
  const rate = active ? [`m${active.slot}_30d`, 'seats'] : ['seats'];
  const always = [
    metric('usage.last_on', {
      type: 'date',
      name: { zh: '最近使用日', en: 'Last used' },
      meaning: { zh: '最近一个有大于 0 的用量的日期', en: 'Last day with any usage above 0' },
      columns: ['last_on'],
      evidence: lastUse(declared),
      stored: true,
    }),
    metric('usage.silent_days', {
      type: 'days',
      name: { zh: '未使用天数', en: 'Days silent' },
      meaning: { zh: '统计日减最近使用日', en: 'The day less the day last used' },
      columns: ['last_on'],
      counts: { from: 'usage.last_on' },
      evidence: lastUse(declared),
      value: (s, _a, at) => sql`(${at.asOf} - ${s('last_on')})`,
      stored: true,
    }),
    metric('usage.seat_rate_30d', {
      type: 'ratio',
      name: { zh: '席位使用率（近 30 天）', en: 'Seats in use, 30 days' },
      meaning: {
        zh: '近 30 天活跃用户 ÷ 席位数；缺少其一时无数据',
        en: 'Active users of 30 days ÷ seats; no value without either',
      },
      columns: rate,
      ...(active ? { evidence: seatRate(active, seats) } : {}),
      value: (s) =>
        active
          ? sql`case when ${s('seats')} > 0 then ${fitting(sql`${exact(s(rate[0]!))} / ${exact(s('seats'))}`)} end`
          : sql`null::numeric`,
      stored: true,
    }),
    // By whatever name the company counts its active users: policies that ship ask by this one.
    metric('usage.people_trend', {
      type: 'ratio',
      name: { zh: '活跃用户趋势（近 30 天）', en: 'Active users, 30-day trend' },
      meaning: {
        zh: '活跃用户近 30 天 ÷ 之前 30 天 − 1；之前为 0 或无数据时无数据',
        en: 'Active users: these 30 days ÷ the 30 before − 1; no value when the earlier is 0 or missing',
      },
      ...(active ? trendOf(active) : { columns: ['seats'], value: () => sql`null::numeric` }),
    }),
  ];
  return [
    {
      source: { id: 'usage', fragment: (at, columns) => usageFragment(declared, at, columns, seats) },
      metrics: [...declared.flatMap(windowed), ...always],
    },
  ];
}
