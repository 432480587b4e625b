import {
  type Benefit,
  type BenefitsPolicy,
  type BenefitTerms,
  type Both,
  type PolicyChange,
  SENIORITIES,
  type ServiceMode,
} from '@fulcrum/contract';
import { grouped } from '../tiering/index.ts';
import { KIND_NAMES, MODE_NAMES, PERIOD_NAMES, SENIORITY_NAMES, STAGE_NAMES } from './benefit-names.ts';
import { changedTo, partsOf } from './difference-parts.ts';
import { both, changedName, named, none, sampleChange } from './difference-words.ts';

const joined = (parts: readonly Both[]): Both => both(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join(', '));
const plain = (value: number): Both => both(grouped(value), grouped(value));
const counted = (value: number | undefined, zh: string, en: string): Both =>
  value === undefined ? none : both(`${grouped(value)} ${zh}`, `${grouped(value)} ${en}`);
const percent = (value: number): Both => both(`${grouped(value * 100)}%`, `${grouped(value * 100)} %`);

/** What tells two policies of benefits apart: the catalogue, the matrix, how levels are served, and the capacity of a person. */
export function benefitsDifference(before: BenefitsPolicy, after: BenefitsPolicy): PolicyChange[] {
  return [
    ...partsOf('benefit', before.benefits, after.benefits, {
      added: (benefit) => {
        const { zh, en } = joined([KIND_NAMES[benefit.kind], costWords(benefit.unitCost, benefit)]);
        return both(`新增权益${named(benefit.name).zh}：${zh}`, `New benefit ${named(benefit.name).en}: ${en}`);
      },
      removed: ({ name }) => both(`删除权益${named(name).zh}`, `Benefit ${named(name).en} removed`),
      changed: changedBenefit,
      moved: both('权益目录的顺序有调整', 'Benefits stand in another order'),
    }),
    ...cellChanges(before, after),
    ...partsOf('mode', before.tiers.map(withId), after.tiers.map(withId), {
      added: (mode) => both(`${mode.level} 级新增服务方式：${modeWords(mode).zh}`, `Level ${mode.level} is served: ${modeWords(mode).en}`),
      removed: ({ level }) => both(`删除 ${level} 级的服务方式`, `How level ${level} is served: removed`),
      changed: changedMode,
    }),
    ...headChanges(before, after).map((text) => ({ part: 'policy' as const, id: null, what: 'changed' as const, text })),
  ];
}

const withId = (mode: ServiceMode): ServiceMode & { id: string } => ({ ...mode, id: mode.level });
const costWords = (cost: number, { unit }: Pick<Benefit, 'unit'>): Both =>
  both(`单位成本 ${grouped(cost)}/${unit.zh}`, `unit cost ${grouped(cost)} / ${unit.en}`);

function changedBenefit(was: Benefit, is: Benefit): Both[] {
  const of = (zh: string, en: string): Both => both(`${named(is.name).zh}的${zh}`, `${named(is.name).en}: ${en}`);
  const limit = (value: number | undefined) => (value === undefined ? none : plain(value));
  return [
    ...changedName(both('权益', 'Benefit '), was.name, is.name),
    ...changedTo(of('类型', 'kind'), KIND_NAMES[was.kind], KIND_NAMES[is.kind]),
    ...changedTo(
      of('单位', 'unit'),
      both(`“${was.unit.zh}”（${was.unit.en}）`, `“${was.unit.en}” (${was.unit.zh})`),
      both(`“${is.unit.zh}”（${is.unit.en}）`, `“${is.unit.en}” (${is.unit.zh})`),
    ),
    ...changedTo(of('单位成本', 'unit cost'), plain(was.unitCost), plain(is.unitCost)),
    ...changedTo(of('促成阶段', 'to bring into'), STAGE_NAMES[was.drives], STAGE_NAMES[is.drives]),
    ...changedTo(of('审批上限', 'approval above'), limit(was.approvalAbove), limit(is.approvalAbove)),
  ];
}

/** Cell by cell, benefit by benefit. */
function cellChanges(before: BenefitsPolicy, after: BenefitsPolicy): PolicyChange[] {
  const keyOf = ({ level, stage }: BenefitsPolicy['matrix'][number]) => `${level} ${stage}`;
  const cells = new Map([...before.matrix, ...after.matrix].map((cell) => [keyOf(cell), cell]));
  const terms = (policy: BenefitsPolicy, key: string) =>
    (policy.matrix.find((cell) => keyOf(cell) === key)?.benefits ?? []).map((one) => ({ ...one, id: one.benefit }));
  const catalogue = new Map([...before.benefits, ...after.benefits].map((benefit) => [benefit.id, benefit]));
  return [...cells].flatMap(([key, { level, stage }]) => {
    const place = both(`${level} 级${STAGE_NAMES[stage].zh}阶段`, `${level}, ${STAGE_NAMES[stage].en}`);
    const name = (id: string): Both => named(catalogue.get(id)?.name ?? both(id, id));
    const changes = partsOf('cell', terms(before, key), terms(after, key), {
      added: (one) => {
        const words = termsWords(one, catalogue.get(one.benefit));
        return both(`${place.zh}新增${name(one.benefit).zh}：${words.zh}`, `${place.en}: ${name(one.benefit).en} added, ${words.en}`);
      },
      removed: (one) => both(`${place.zh}删除${name(one.benefit).zh}`, `${place.en}: ${name(one.benefit).en} removed`),
      changed: (was, is) => {
        const of = (zh: string, en: string): Both =>
          both(`${place.zh}的${name(is.benefit).zh}${zh}`, `${place.en}: ${name(is.benefit).en}${en}`);
        const cost = (value: number | undefined) => (value === undefined ? both('目录所定', 'that of the catalogue') : plain(value));
        const benefit = catalogue.get(is.benefit);
        return [
          ...changedTo(
            of('', ''),
            termsWords({ ...was, unitCost: undefined }, benefit),
            termsWords({ ...is, unitCost: undefined }, benefit),
          ),
          ...changedTo(of('的单位成本', ', unit cost'), cost(was.unitCost), cost(is.unitCost)),
        ];
      },
    });
    return changes.map((change) => ({ ...change, id: key }));
  });
}

/** 每年 4 人次；12% 以内；级别 gold；长期享有. */
function termsWords({ quantity, per, limit, class: named, unitCost }: Partial<BenefitTerms>, benefit: Benefit | undefined): Both {
  const unit = benefit?.unit ?? both('', '');
  const parts = [
    ...(limit === undefined ? [] : [both(`${grouped(limit)}${unit.zh}以内`, `up to ${grouped(limit)} ${unit.en}`)]),
    ...(quantity === undefined
      ? []
      : [
          both(
            `${per ? PERIOD_NAMES[per].zh : ''} ${grouped(quantity)} ${unit.zh}`.trim(),
            `${grouped(quantity)} ${unit.en} ${per ? PERIOD_NAMES[per].en : ''}`.trim(),
          ),
        ]),
    ...(named === undefined ? [] : [both(`级别“${named}”`, `class “${named}”`)]),
  ];
  const all = [
    ...(parts.length ? parts : [both('长期享有', 'as long as it stands')]),
    ...(unitCost === undefined ? [] : [both(`单位成本 ${grouped(unitCost)}`, `unit cost ${grouped(unitCost)}`)]),
  ];
  return joined(all);
}

const hoursOf = (mode: ServiceMode, seniority: (typeof SENIORITIES)[number]) =>
  mode.staff.find((one) => one.seniority === seniority)?.hours;

function modeWords(mode: ServiceMode): Both {
  const staff = mode.staff.map(({ seniority, hours }) =>
    both(`${SENIORITY_NAMES[seniority].zh}每次 ${grouped(hours)} 小时`, `${grouped(hours)} ${SENIORITY_NAMES[seniority].en} hours a visit`),
  );
  const days = mode.visitDays === undefined ? [] : [both(`每 ${mode.visitDays} 天`, `every ${mode.visitDays} days`)];
  return joined([MODE_NAMES[mode.mode], ...days, ...staff]);
}

function changedMode(was: ServiceMode, is: ServiceMode): Both[] {
  const of = (zh: string, en: string): Both => both(`${is.level} 级的${zh}`, `Level ${is.level}: ${en}`);
  return [
    ...changedTo(of('服务方式', 'mode'), MODE_NAMES[was.mode], MODE_NAMES[is.mode]),
    ...changedTo(of('拜访间隔', 'days between visits'), counted(was.visitDays, '天', 'days'), counted(is.visitDays, '天', 'days')),
    ...SENIORITIES.flatMap((seniority) => {
      const { zh, en } = SENIORITY_NAMES[seniority];
      const hours = (mode: ServiceMode) => counted(hoursOf(mode, seniority), '小时', 'hours');
      return changedTo(of(`${zh}每次投入`, `${en} hours of a visit`), hours(was), hours(is));
    }),
  ];
}

function headChanges(before: BenefitsPolicy, after: BenefitsPolicy): Both[] {
  const [was, is] = [before.capacity, after.capacity];
  return [
    ...changedTo(
      both('每人每年工时', 'Paid hours a year'),
      counted(was.hoursPerYear, '小时', 'hours'),
      counted(is.hoursPerYear, '小时', 'hours'),
    ),
    ...changedTo(both('用于客户的比例', 'Share for customers'), percent(was.utilisation), percent(is.utilisation)),
    ...changedTo(both('行政事务的比例', 'Share of administration'), percent(was.administration), percent(is.administration)),
    ...changedName(both('规则', 'The policy '), before.name, after.name),
    ...sampleChange(before, after),
  ];
}
