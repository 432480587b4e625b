import {
  type Both,
  type Condition,
  isRelativeDay,
  type Operator,
  type RelativeDay,
  type Test,
  type TierItem,
  type TierLevel,
} from '@fulcrum/contract';
import type { Catalog, Metric } from '../../policy/catalog.ts';

export const both = (zh: string, en: string): Both => ({ zh, en });
export const join = (list: readonly Both[], zh: string, en: string): Both =>
  both(list.map((one) => one.zh).join(zh), list.map((one) => one.en).join(en));

/** Digits in groups of three, no digit lost. */
export const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 }).replace('-', '−');

/** 3,000,000 as 300 万 and 3M; a rate as per cent. */
export function figure(value: number, metric: Metric | undefined): Both {
  if (metric?.type === 'ratio') {
    const percent = `${grouped(Math.round(value * 1e6) / 1e4)}%`;
    return both(percent, percent);
  }
  const size = Math.abs(value);
  const zh = size >= 1e8 ? `${grouped(value / 1e8)} 亿` : size >= 1e4 ? `${grouped(value / 1e4)} 万` : grouped(value);
  const en = size >= 1e6 ? `${grouped(value / 1e6)}M` : grouped(value);
  return both(zh, en);
}

const scalar = (value: unknown, metric: Metric | undefined): Both => (isRelativeDay(value) ? relativeDay(value) : plain(value, metric));
export const plain = (value: unknown, metric: Metric | undefined): Both =>
  typeof value === 'number'
    ? figure(value, metric)
    : typeof value === 'boolean'
      ? both(value ? '是' : '否', value ? 'yes' : 'no')
      : (metric?.choices?.[String(value)] ?? both(String(value), String(value)));

const WORDS: Record<Operator, Both> = {
  '=': both('为', 'is'),
  '!=': both('不为', 'is not'),
  '<': both('小于', 'below'),
  '<=': both('不超过', 'at most'),
  '>': both('超过', 'above'),
  '>=': both('不低于', 'at least'),
  in: both('属于', 'is one of'),
  not_in: both('不属于', 'is none of'),
  contains: both('包含', 'contains'),
  known: both('有数据', 'is known'),
  unknown: both('无数据', 'is unknown'),
  within_last: both('在最近', 'is within the last'),
  within_next: both('在未来', 'is within the next'),
};

/** A day counted from the day judged. */
function relativeDay({ today }: RelativeDay): Both {
  if (today === 0) return both('统计日', 'the day judged');
  const days = Math.abs(today);
  return today < 0
    ? both(`统计日之前 ${days} 天`, `${days} days before the day judged`)
    : both(`统计日之后 ${days} 天`, `${days} days after the day judged`);
}

/** Chinese stands next to Chinese without a space; digits and Latin letters keep one. */
export const spaced = (text: string): string => (text === '' || /^[\p{Script=Han}（“]/u.test(text) ? text : ` ${text}`);

function testSentence({ metric: id, op, value }: Test, catalog: Catalog): Both {
  const metric = catalog.get(id);
  const name = metric?.name ?? both(id, id);
  const values = value === undefined ? [] : (Array.isArray(value) ? value : [value]).map((one) => scalar(one, metric));
  const list = join(values, '、', ', ');
  if (op === 'within_last' || op === 'within_next')
    return both(`${name.zh}${WORDS[op].zh}${spaced(list.zh)} 天内`, `${name.en} ${WORDS[op].en} ${list.en} days`);
  return both(`${name.zh}${WORDS[op].zh}${spaced(list.zh)}`, `${name.en} ${WORDS[op].en}${list.en && ` ${list.en}`}`);
}

/** A condition in words. */
export function conditionSentence(condition: Condition, catalog: Catalog): Both {
  if ('all' in condition)
    return join(
      condition.all.map((one) => nested(one, catalog)),
      '，且',
      ' and ',
    );
  if ('any' in condition)
    return join(
      condition.any.map((one) => nested(one, catalog)),
      '，或',
      ' or ',
    );
  if ('not' in condition) {
    const inner = nested(condition.not, catalog);
    return both(`不满足：${inner.zh}`, `not: ${inner.en}`);
  }
  return testSentence(condition, catalog);
}
const nested = (condition: Condition, catalog: Catalog): Both => {
  const inner = conditionSentence(condition, catalog);
  return 'metric' in condition ? inner : both(`（${inner.zh}）`, `(${inner.en})`);
};

export const signed = (points: number): string => (points > 0 ? `+${grouped(points)}` : grouped(points));

function bandSentence(
  name: Both,
  bands: readonly { from?: number | undefined; to?: number | undefined; points: number }[],
  value: number,
  metric: Metric | undefined,
): Both {
  const band = bands.find(({ to }) => to === undefined || value < to);
  const from = band?.from === undefined ? null : figure(band.from, metric);
  const to = band?.to === undefined ? null : figure(band.to, metric);
  const points = signed(band?.points ?? 0);
  if (from && to)
    return both(
      `${name.zh}在 ${from.zh}–${to.zh}${/[\d%]$/.test(to.zh) ? ' ' : ''}之间（不含上限）→ ${points} 分`,
      `${name.en} from ${from.en} to below ${to.en} → ${points}`,
    );
  if (from) return both(`${name.zh}不低于 ${from.zh} → ${points} 分`, `${name.en} at least ${from.en} → ${points}`);
  if (to) return both(`${name.zh}低于 ${to.zh} → ${points} 分`, `${name.en} below ${to.en} → ${points}`);
  return both(`${name.zh} → ${points} 分`, `${name.en} → ${points}`);
}

/** The rule of an item in words; of a band item, the band that the account's value falls into. `value` is null without facts. */
export function itemSentence(item: TierItem, value: number | null, catalog: Catalog): Both {
  if ('condition' in item) {
    const when = conditionSentence(item.condition.when, catalog);
    const points = signed(item.condition.points);
    return both(`${when.zh} → ${points} 分`, `${when.en} → ${points}`);
  }
  const id = 'band' in item ? item.band.metric : 'perUnit' in item ? item.perUnit.metric : item.weighted.metric;
  const metric = catalog.get(id);
  const name = metric?.name ?? both(id, id);
  if (value === null) {
    const skipped = item.whenNull === 'skip';
    return both(
      `${name.zh}无数据，${skipped ? '本项不参与计分' : '得 0 分'}`,
      `${name.en} has no facts: ${skipped ? 'left out' : '0 points'}`,
    );
  }
  if ('band' in item) return bandSentence(name, item.band.bands, value, metric);
  if ('perUnit' in item) {
    const { points, max, min } = item.perUnit;
    const cap = both(
      `${max === undefined ? '' : `，最多 ${max} 分`}${min === undefined ? '' : `，最少 ${min} 分`}`,
      `${max === undefined ? '' : `, at most ${max}`}${min === undefined ? '' : `, at least ${min}`}`,
    );
    return both(`${name.zh}每 1 计 ${signed(points)} 分${cap.zh}`, `${signed(points)} for each of ${name.en}${cap.en}`);
  }
  const how = {
    minmax: both('在全体客户的最小值与最大值之间折算', 'scaled between the least and the most of the base'),
    percentile: both('按在全体客户中的百分位折算', 'by percentile rank in the base'),
    bands: both('按区间折算', 'by bands'),
  }[item.weighted.normalise.method];
  return both(`${name.zh}${how.zh}为 0–100，权重 ${item.weighted.weight}`, `${name.en} ${how.en} to 0–100, weight ${item.weighted.weight}`);
}

/** What a level asks for; null for the one that takes the rest. */
export function levelSentence(level: TierLevel, catalog: Catalog): Both | null {
  const score = level.score === undefined ? [] : [both(`得分不低于 ${grouped(level.score)}`, `score at least ${grouped(level.score)}`)];
  const when = level.when ? [conditionSentence(level.when, catalog)] : [];
  return score.length + when.length ? join([...score, ...when], '，且', ' and ') : null;
}
