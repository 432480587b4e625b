import type { Both, HealthDimension, HealthMeasure, HealthNormalise, PolicyChange } from '@fulcrum/contract';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import { conditionSentence, figure, grouped } from '../tiering/index.ts';
import { bandChanges, bandsWords, changed, metricName, type Of } from './difference-items.ts';
import { partsOf } from './difference-parts.ts';
import { both, changedName, named, none } from './difference-words.ts';

/** A mark or a threshold: points that are not added up. */
export const worth = (points: number): Both => both(`${grouped(points)} 分`, grouped(points));
export const percent = (share: number): Both => {
  const text = `${grouped(Math.round(share * 1e6) / 1e4)}%`;
  return both(text, text);
};
const weight = (of: number): Both => percent(of / 100);
const BETTER = { high: both('越高越好', 'the higher the better'), low: both('越低越好', 'the lower the better') };

/** What tells two ways of judging apart; `within` names the variant that they are of. */
export function dimensionChanges(
  before: readonly HealthDimension[],
  after: readonly HealthDimension[],
  catalog: Catalog,
  within: Both,
): PolicyChange[] {
  const told = partsOf('dimension', before, after, {
    added: ({ name, weight: share, measures }) => {
      const of = { zh: measures.map((one) => one.name.zh).join('、'), en: measures.map((one) => one.name.en).join(', ') };
      return both(
        `新增维度${named(name).zh}，权重 ${weight(share).zh}：${of.zh}`,
        `New dimension ${named(name).en}, weight ${weight(share).en}: ${of.en}`,
      );
    },
    removed: ({ name }) => both(`删除维度${named(name).zh}`, `Dimension ${named(name).en} removed`),
    changed: (was, is) => changedDimension(was, is, catalog),
    moved: both('维度的顺序有调整', 'Dimensions stand in another order'),
  });
  return told.map((change) => ({ ...change, text: both(within.zh + change.text.zh, within.en + change.text.en) }));
}

function changedDimension(was: HealthDimension, is: HealthDimension, catalog: Catalog): Both[] {
  const of: Of = (zh, en) => both(`维度${named(is.name).zh}的${zh}`, `Dimension ${named(is.name).en}: ${en}`);
  const measures = partsOf('dimension', was.measures, is.measures, {
    added: (measure) => {
      const [name, scale] = [named(measure.name), scaleWords(measure.normalise, catalog.get(measure.metric))];
      const by = metricName(measure.metric, catalog);
      const share = weight(measure.weight);
      return both(
        `维度${named(is.name).zh}新增衡量项${name.zh}，权重 ${share.zh}：${by.zh}，${scale.zh}`,
        `Dimension ${named(is.name).en}: new measure ${name.en}, weight ${share.en}: ${by.en}, ${scale.en}`,
      );
    },
    removed: ({ name }) =>
      both(`维度${named(is.name).zh}删除衡量项${named(name).zh}`, `Dimension ${named(is.name).en}: measure ${named(name).en} removed`),
    changed: (old, now) => changedMeasure(old, now, catalog),
    moved: of('衡量项的顺序有调整', 'measures stand in another order'),
  });
  return [
    ...changedName(both('维度', 'Dimension '), was.name, is.name),
    ...changed(was.weight, is.weight, of('权重', 'weight'), weight),
    ...measures.map(({ text }) => text),
  ];
}

function changedMeasure(was: HealthMeasure, is: HealthMeasure, catalog: Catalog): Both[] {
  const of: Of = (zh, en) => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
  return [
    ...changedName(both('衡量项', 'Measure '), was.name, is.name),
    ...changed(was.weight, is.weight, of('权重', 'weight'), weight),
    ...changed(was.metric, is.metric, of('指标', 'metric'), (id) => metricName(id, catalog)),
    ...changed(was.when, is.when, of('条件', 'condition'), (when) => (when ? conditionSentence(when, catalog) : none)),
    ...scaleChanges(was.normalise, is.normalise, catalog.get(is.metric), of),
  ];
}

/** 0 → 0 分，30 → 100 分. */
function scaleWords(normalise: HealthNormalise, metric: Metric | undefined): Both {
  if (normalise.method === 'bands') return bandsWords(normalise.bands, metric, (points) => worth(points ?? 0));
  if (normalise.method === 'yes_no') {
    const [yes, no] = [worth(normalise.yes), worth(normalise.no)];
    return both(`是 → ${yes.zh}；否 → ${no.zh}`, `yes → ${yes.en}; no → ${no.en}`);
  }
  const { min, max, better } = normalise;
  const [least, full] = (better === 'high' ? [min, max] : [max, min]).map((limit) => figure(limit, metric)) as [Both, Both];
  return both(`${least.zh} → 0 分，${full.zh} → 100 分`, `${least.en} → 0, ${full.en} → 100`);
}

function scaleChanges(was: HealthNormalise, is: HealthNormalise, metric: Metric | undefined, of: Of): Both[] {
  if (was.method === 'bands' && is.method === 'bands') return bandChanges(was.bands, is.bands, metric, of, (points) => worth(points ?? 0));
  if (was.method === 'minmax' && is.method === 'minmax')
    return [
      ...changed(was.min, is.min, of('折算下限', 'lower limit'), (limit) => figure(limit, metric)),
      ...changed(was.max, is.max, of('折算上限', 'upper limit'), (limit) => figure(limit, metric)),
      ...changed(was.better, is.better, of('方向', 'direction'), (better) => BETTER[better]),
    ];
  if (was.method === 'yes_no' && is.method === 'yes_no')
    return [
      ...changed(was.yes, is.yes, of('“是”的分值', 'worth of yes'), worth),
      ...changed(was.no, is.no, of('“否”的分值', 'worth of no'), worth),
    ];
  return changed(was, is, of('折算方式', 'scaled'), (one) => scaleWords(one, metric));
}
