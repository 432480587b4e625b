import type { Band, Both, TierItem } from '@fulcrum/contract';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import { conditionSentence, figure, grouped, itemSentence, signed } from '../tiering/index.ts';
import { both, changedName, fromTo, named, none, same } from './difference-words.ts';

type Weighted = Extract<TierItem, { weighted: unknown }>['weighted'];
type Normalise = Weighted['normalise'];

const KINDS = {
  band: both('分段计分', 'by bands'),
  condition: both('按条件计分', 'by a condition'),
  perUnit: both('按量计分', 'per unit'),
  weighted: both('加权计分', 'weighted'),
};
const kindOf = (item: TierItem): keyof typeof KINDS =>
  'band' in item ? 'band' : 'condition' in item ? 'condition' : 'perUnit' in item ? 'perUnit' : 'weighted';
const NULLS = { zero: both('计 0 分', '0 points'), skip: both('跳过', 'left out'), fail: both('停止评估', 'stop the evaluation') };
const METHODS = {
  minmax: both('按最小值与最大值折算', 'between the least and the most'),
  percentile: both('按百分位折算', 'by percentile'),
  bands: both('按分段折算', 'by bands'),
};

const points = (value: number | undefined): Both => (value === undefined ? none : both(`${signed(value)} 分`, signed(value)));
export const metricName = (id: string, catalog: Catalog): Both => catalog.get(id)?.name ?? both(id, id);

/** < 100 万 → +10 分；100 万–300 万 → +30 分. */
export function bandsWords(bands: readonly Band[], metric: Metric | undefined, worth = points): Both {
  const one = (band: Band): Both => {
    const range = bandRange(band, metric);
    const is = worth(band.points);
    return both(`${range.zh} → ${is.zh}`, `${range.en} → ${is.en}`);
  };
  const all = bands.map(one);
  return both(all.map(({ zh }) => zh).join('；'), all.map(({ en }) => en).join('; '));
}

function bandRange({ from, to }: Band, metric: Metric | undefined): Both {
  const [low, high] = [from, to].map((value) => (value === undefined ? null : figure(value, metric)));
  if (low && high) return both(`${low.zh}–${high.zh}`, `${low.en} to ${high.en}`);
  if (low) return both(`≥ ${low.zh}`, `≥ ${low.en}`);
  return high ? both(`< ${high.zh}`, `< ${high.en}`) : both('任何值', 'any value');
}

export function addedItem(item: TierItem, catalog: Catalog): Both {
  const rule = ruleOf(item, catalog);
  return both(`新增计分项${named(item.name).zh}：${rule.zh}`, `New item ${named(item.name).en}: ${rule.en}`);
}

function ruleOf(item: TierItem, catalog: Catalog): Both {
  if (!('band' in item)) return itemSentence(item, 0, catalog);
  const name = metricName(item.band.metric, catalog);
  const bands = bandsWords(item.band.bands, catalog.get(item.band.metric));
  return both(`${name.zh}，${bands.zh}`, `${name.en}, ${bands.en}`);
}

/** Each thing that an item says otherwise, one sentence each. */
export function changedItem(was: TierItem, is: TierItem, catalog: Catalog): Both[] {
  const of = (zh: string, en: string): Both => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
  const [before, after] = [kindOf(was), kindOf(is)];
  const head = [
    ...changedName(both('计分项', 'Item '), was.name, is.name),
    ...(was.whenNull === is.whenNull ? [] : [fromTo(of('无数据时的处理', 'without data'), NULLS[was.whenNull], NULLS[is.whenNull])]),
  ];
  if (before !== after) {
    const rule = ruleOf(is, catalog);
    const kind = fromTo(of('计分方式', 'kind'), KINDS[before], KINDS[after]);
    return [...head, both(`${kind.zh}：${rule.zh}`, `${kind.en}: ${rule.en}`)];
  }
  return [...head, ...ruleChanges(was, is, catalog, of)];
}

export type Of = (zh: string, en: string) => Both;
export const changed = <Value>(was: Value, is: Value, what: Both, word: (value: Value) => Both): Both[] =>
  same(was, is) ? [] : [fromTo(what, word(was), word(is))];

function ruleChanges(was: TierItem, is: TierItem, catalog: Catalog, of: Of): Both[] {
  const metric = (one: string, other: string) => changed(one, other, of('指标', 'metric'), (id) => metricName(id, catalog));
  if ('band' in was && 'band' in is)
    return [...metric(was.band.metric, is.band.metric), ...bandChanges(was.band.bands, is.band.bands, catalog.get(is.band.metric), of)];
  if ('condition' in was && 'condition' in is)
    return [
      ...changed(was.condition.when, is.condition.when, of('条件', 'condition'), (when) => conditionSentence(when, catalog)),
      ...changed(was.condition.points, is.condition.points, of('分值', 'points'), points),
    ];
  if ('perUnit' in was && 'perUnit' in is)
    return [
      ...metric(was.perUnit.metric, is.perUnit.metric),
      ...changed(was.perUnit.points, is.perUnit.points, of('每 1 个的分值', 'points for each'), points),
      ...changed(was.perUnit.max, is.perUnit.max, of('最高分', 'most'), points),
      ...changed(was.perUnit.min, is.perUnit.min, of('最低分', 'least'), points),
    ];
  if (!('weighted' in was && 'weighted' in is)) return [];
  const weight = (value: number) => both(grouped(value), grouped(value));
  return [
    ...metric(was.weighted.metric, is.weighted.metric),
    ...changed(was.weighted.weight, is.weighted.weight, of('权重', 'weight'), weight),
    ...normaliseChanges(was.weighted.normalise, is.weighted.normalise, catalog.get(is.weighted.metric), of),
  ];
}

/** Where the limits stand as they were, the points that differ band by band; else all bands. */
export function bandChanges(was: readonly Band[], is: readonly Band[], metric: Metric | undefined, of: Of, worth = points): Both[] {
  const limits = (bands: readonly Band[]) => bands.map(({ from, to }) => ({ from, to }));
  if (!same(limits(was), limits(is))) return [fromTo(of('分段', 'bands'), bandsWords(was, metric, worth), bandsWords(is, metric, worth))];
  return is.flatMap((band, index) => {
    const range = bandRange(band, metric);
    return changed(was[index]!.points, band.points, of(`“${range.zh}”一段的分值`, `points for ${range.en}`), worth);
  });
}

function normaliseChanges(was: Normalise, is: Normalise, metric: Metric | undefined, of: Of): Both[] {
  if (was.method !== is.method) return [fromTo(of('折算方式', 'scaled'), METHODS[was.method], METHODS[is.method])];
  if (was.method === 'bands' && is.method === 'bands') return bandChanges(was.bands, is.bands, metric, of);
  if (was.method !== 'minmax' || is.method !== 'minmax') return [];
  const limit = (value: number | undefined) => (value === undefined ? both('全体客户的值', 'that of the base') : figure(value, metric));
  return [
    ...changed(was.min, is.min, of('折算下限', 'lower limit'), limit),
    ...changed(was.max, is.max, of('折算上限', 'upper limit'), limit),
  ];
}
