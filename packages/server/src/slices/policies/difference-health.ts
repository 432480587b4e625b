import type { Both, HealthCap, HealthPolicy, HealthVariant, PolicyChange, RiskRule } from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import { conditionSentence, grouped } from '../tiering/index.ts';
import { dimensionChanges, percent, worth } from './difference-dimensions.ts';
import { changed, type Of } from './difference-items.ts';
import { partsOf } from './difference-parts.ts';
import { both, changedName, named, SCHEDULES, sampleChange } from './difference-words.ts';
import { RISK_NAMES } from './play-names.ts';

const COLOURS = { green: both('“良好”', 'Good'), amber: both('“需关注”', 'Watch') };
const OWNERS: Record<RiskRule['owner'], Both> = {
  owner: both('客户负责人', "the customer's owner"),
  operations: both('团队中的运营', 'operations in its team'),
  sales: both('团队中的销售', 'sales in its team'),
  service: both('团队中的服务', 'service in its team'),
};
const days = (count: number): Both => both(`${grouped(count)} 天`, `${grouped(count)} days`);
const asPolicy = (text: Both): PolicyChange => ({ part: 'policy', id: null, what: 'changed', text });

/** What tells two health policies apart, in words. */
export function healthDifference(before: HealthPolicy, after: HealthPolicy, catalog: Catalog): PolicyChange[] {
  const colours = (['green', 'amber'] as const).flatMap((colour) =>
    changed(before.colours[colour], after.colours[colour], both(`${COLOURS[colour].zh}的门槛`, `${COLOURS[colour].en}: threshold`), worth),
  );
  const head = [
    ...changed(before.coverage, after.coverage, COVERAGE, percent),
    ...changedName(both('规则', 'The policy '), before.name, after.name),
    ...changed(before.schedule, after.schedule, both('评估时间', 'Evaluated'), (schedule) => SCHEDULES[schedule]),
    ...sampleChange(before, after),
  ];
  return [
    ...colours.map(asPolicy),
    ...dimensionChanges(before.dimensions, after.dimensions, catalog, both('', '')),
    ...partsOf('variant', before.variants, after.variants, variantWords(catalog)),
    ...partsOf('cap', before.caps, after.caps, capWords(catalog)),
    ...partsOf('risk', before.risks, after.risks, riskWords(catalog)),
    ...head.map(asPolicy),
  ];
}
const COVERAGE = both('有数据的权重下限', 'Weight that must have data');

const variantWords = (catalog: Catalog) => ({
  added({ name, when, dimensions }: HealthVariant): Both {
    const asks = conditionSentence(when, catalog);
    const by = { zh: dimensions.map((one) => one.name.zh).join('、'), en: dimensions.map((one) => one.name.en).join(', ') };
    return both(
      `新增单独评估的客户${named(name).zh}（${asks.zh}），维度为${by.zh}`,
      `New variant ${named(name).en} (${asks.en}), judged by ${by.en}`,
    );
  },
  removed: ({ name }: HealthVariant): Both => both(`不再单独评估客户${named(name).zh}`, `Variant ${named(name).en} removed`),
  changed(was: HealthVariant, is: HealthVariant): Both[] {
    const of: Of = (zh, en) => both(`${named(is.name).zh}的${zh}`, `Variant ${named(is.name).en}: ${en}`);
    const shared = both('同规则', 'that of the policy');
    return [
      ...changedName(both('单独评估的客户', 'Variant '), was.name, is.name),
      ...changed(was.when, is.when, of('条件', 'condition'), (when) => conditionSentence(when, catalog)),
      ...changed(was.coverage, is.coverage, of('有数据的权重下限', 'weight that must have data'), (share) =>
        share === undefined ? shared : percent(share),
      ),
      ...dimensionChanges(was.dimensions, is.dimensions, catalog, both(`${named(is.name).zh}：`, `Variant ${named(is.name).en}: `)).map(
        ({ text }) => text,
      ),
    ];
  },
  moved: both('单独评估的客户的先后有调整', 'Variants stand in another order'),
});

const capWords = (catalog: Catalog) => ({
  added({ name, when, most }: HealthCap): Both {
    const asks = conditionSentence(when, catalog);
    return both(
      `新增封顶${named(name).zh}：${asks.zh} → 最多${worth(most).zh}`,
      `New cap ${named(name).en}: ${asks.en} → at most ${worth(most).en}`,
    );
  },
  removed: ({ name }: HealthCap): Both => both(`删除封顶${named(name).zh}`, `Cap ${named(name).en} removed`),
  changed(was: HealthCap, is: HealthCap): Both[] {
    const of: Of = (zh, en) => both(`封顶${named(is.name).zh}的${zh}`, `Cap ${named(is.name).en}: ${en}`);
    return [
      ...changedName(both('封顶', 'Cap '), was.name, is.name),
      ...changed(was.most, is.most, of('最高分', 'at most'), worth),
      ...changed(was.when, is.when, of('条件', 'condition'), (when) => conditionSentence(when, catalog)),
    ];
  },
  moved: both('封顶的顺序有调整', 'Caps stand in another order'),
});

const riskWords = (catalog: Catalog) => ({
  added({ name, when, dueInDays }: RiskRule): Both {
    const [asks, due] = [conditionSentence(when, catalog), days(dueInDays)];
    return both(
      `新增风险规则${named(name).zh}：${asks.zh}，${due.zh}内处理`,
      `New risk rule ${named(name).en}: ${asks.en}, due in ${due.en}`,
    );
  },
  removed: ({ name }: RiskRule): Both => both(`删除风险规则${named(name).zh}`, `Risk rule ${named(name).en} removed`),
  changed(was: RiskRule, is: RiskRule): Both[] {
    const of: Of = (zh, en) => both(`风险规则${named(is.name).zh}的${zh}`, `Risk rule ${named(is.name).en}: ${en}`);
    return [
      ...changedName(both('风险规则', 'Risk rule '), was.name, is.name),
      ...changed(was.kind, is.kind, of('类型', 'kind'), (kind) => RISK_NAMES[kind]),
      ...changed(was.when, is.when, of('条件', 'condition'), (when) => conditionSentence(when, catalog)),
      ...changed(was.owner, is.owner, of('处理人', 'looked after by'), (owner) => OWNERS[owner]),
      ...changed(was.dueInDays, is.dueInDays, of('处理期限', 'due in'), days),
    ];
  },
  moved: both('风险规则的顺序有调整', 'Risk rules stand in another order'),
});
