import type { HealthCap, HealthDimension, HealthMeasure, HealthPolicy, HealthVariant, RiskRule } from '@fulcrum/contract';
import { type Catalog, kindOf, type Metric } from './catalog.ts';
import { checkBands } from './check-bands.ts';
import { checkCondition } from './check-condition.ts';
import { repeated } from './check-ids.ts';
import { checkMetric, wrongKind } from './check-metric.ts';
import { covers, neverHolds } from './condition-cover.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = (string | number)[];
const issueAt = (path: Path, code: string, zh: string, en: string): PolicyIssue => ({ path, code, message: { zh, en } });
const placed = (path: Path, issues: readonly PolicyIssue[]): PolicyIssue[] =>
  issues.map((one) => ({ ...one, path: [...path, ...one.path] }));

/** What is wrong with a health policy of the right shape. */
export function checkHealth(policy: HealthPolicy, catalog: Catalog): PolicyIssue[] {
  return [
    ...checkColours(policy),
    ...repeated(policy.caps, 'caps'),
    ...policy.caps.flatMap((cap, at) => checkCap(cap, ['caps', at], policy, catalog)),
    ...repeated(policy.variants, 'variants'),
    ...policy.variants.flatMap((variant, at) => checkVariant(variant, ['variants', at], catalog)),
    ...policy.variants.flatMap((_, at) => unreachable(policy.variants, at)),
    ...checkDimensions(policy.dimensions, [], catalog),
    ...repeated(policy.risks, 'risks'),
    ...policy.risks.flatMap((risk, at) => checkRisk(risk, ['risks', at], catalog)),
  ];
}

function checkColours({ colours: { green, amber } }: Pick<HealthPolicy, 'colours'>): PolicyIssue[] {
  if (amber > 0 && amber < green) return [];
  const place: Path = ['colours', 'amber'];
  return amber >= green
    ? [
        issueAt(
          place,
          'colours.order',
          `“需关注”的门槛 ${amber} 须低于“良好”的 ${green}，请调整`,
          `Amber starts at ${amber} and must start below green at ${green}: adjust them`,
        ),
      ]
    : [
        issueAt(
          place,
          'colours.order',
          '“需关注”的门槛为 0，没有客户会是“较差”，请提高',
          'Amber starts at 0, so that nobody can be red: raise it',
        ),
      ];
}

export function checkCap(cap: HealthCap, path: Path, policy: Pick<HealthPolicy, 'colours'> | null, catalog: Catalog): PolicyIssue[] {
  const idle = cap.most >= 100 || (policy !== null && cap.most >= policy.colours.green);
  return [
    ...checkCondition(cap.when, [...path, 'when'], catalog),
    ...(idle
      ? [
          issueAt(
            [...path, 'most'],
            'cap.idle',
            `封顶 ${cap.most} 分不会改变健康状态，请改为低于“良好”的门槛`,
            `A cap at ${cap.most} changes no colour: set it below the threshold of green`,
          ),
        ]
      : []),
  ];
}

export const checkRisk = (risk: RiskRule, path: Path, catalog: Catalog): PolicyIssue[] => [
  ...checkCondition(risk.when, [...path, 'when'], catalog),
  ...(neverHolds(risk.when)
    ? [
        issueAt(
          [...path, 'when'],
          'risk.unreachable',
          `“${risk.name.zh}”的条件自相矛盾，没有客户符合，请修改`,
          `No account can meet the condition of “${risk.name.en}”: it contradicts itself, change it`,
        ),
      ]
    : []),
];

export const checkVariant = (variant: HealthVariant, path: Path, catalog: Catalog): PolicyIssue[] => [
  ...checkCondition(variant.when, [...path, 'when'], catalog),
  ...checkDimensions(variant.dimensions, path, catalog),
];

/** A variant that no account reaches: its condition contradicts itself, or one before it takes all that it would take. */
function unreachable(variants: readonly HealthVariant[], at: number): PolicyIssue[] {
  const variant = variants[at]!;
  const place: Path = ['variants', at, 'when'];
  if (neverHolds(variant.when))
    return [
      issueAt(
        place,
        'variant.unreachable',
        `“${variant.name.zh}”的条件自相矛盾，没有客户符合，请修改`,
        `No account can meet the condition of “${variant.name.en}”: it contradicts itself, change it`,
      ),
    ];
  const before = variants.slice(0, at).find((one) => covers(one.when, variant.when));
  return before
    ? [
        issueAt(
          place,
          'variant.unreachable',
          `“${variant.name.zh}”的客户都已归入前面的“${before.name.zh}”，请移到它前面或修改条件`,
          `“${before.name.en}” before it takes every account of “${variant.name.en}”: move this one above it or change its condition`,
        ),
      ]
    : [];
}

export function checkDimensions(dimensions: readonly HealthDimension[], path: Path, catalog: Catalog): PolicyIssue[] {
  const measures = dimensions.flatMap((dimension, at) => dimension.measures.map((measure, nth) => ({ id: measure.id, at, nth })));
  const twice = measures.filter(({ id }, place) => measures.findIndex((one) => one.id === id) < place);
  return [
    ...placed(path, repeated(dimensions, 'dimensions')),
    ...twice.map(({ id, at, nth }) =>
      issueAt(
        [...path, 'dimensions', at, 'measures', nth, 'id'],
        'id.repeated',
        `编号“${id}”重复，请改用另一个编号`,
        `The id “${id}” stands twice: choose another`,
      ),
    ),
    ...weightsAt([...path, 'dimensions'], dimensions, { zh: '各维度', en: 'The dimensions' }),
    ...dimensions.flatMap((dimension, at) => checkDimension(dimension, [...path, 'dimensions', at], catalog)),
  ];
}

export const checkDimension = (dimension: HealthDimension, path: Path, catalog: Catalog): PolicyIssue[] => [
  ...weightsAt([...path, 'measures'], dimension.measures, {
    zh: `“${dimension.name.zh}”的指标项`,
    en: `The measures of “${dimension.name.en}”`,
  }),
  ...dimension.measures.flatMap((measure, at) => checkMeasure(measure, [...path, 'measures', at], catalog)),
];

function weightsAt(path: Path, parts: readonly { weight: number }[], whose: { zh: string; en: string }): PolicyIssue[] {
  const sum = parts.reduce((total, { weight }) => total + Math.round(weight * 1e6), 0) / 1e6;
  return sum === 100
    ? []
    : [
        issueAt(
          path,
          'weights.sum',
          `${whose.zh}权重合计为 ${sum}，必须等于 100，请调整权重`,
          `${whose.en} weigh ${sum} together and must make 100: adjust the weights`,
        ),
      ];
}

export function checkMeasure(measure: HealthMeasure, path: Path, catalog: Catalog): PolicyIssue[] {
  const metric = catalog.get(measure.metric);
  const place = [...path, 'metric'];
  return [
    ...(metric ? checkKind(measure, metric, path) : checkMetric(measure.metric, place, catalog)),
    ...(measure.when ? checkCondition(measure.when, [...path, 'when'], catalog) : []),
    ...checkNormalise(measure, [...path, 'normalise']),
  ];
}

/** Figures go by bands or between limits, yes and no by what each is worth. */
function checkKind({ normalise }: HealthMeasure, metric: Metric, path: Path): PolicyIssue[] {
  const kind = kindOf(metric.type);
  if (kind === 'number' && normalise.method === 'yes_no')
    return [
      issueAt(
        [...path, 'normalise', 'method'],
        'metric.kind',
        `“${metric.name.zh}”是数值，请改用 bands 或 minmax`,
        `“${metric.name.en}” is a number: use bands or minmax`,
      ),
    ];
  if (kind === 'boolean' && normalise.method !== 'yes_no')
    return [
      issueAt(
        [...path, 'normalise', 'method'],
        'metric.kind',
        `“${metric.name.zh}”只有是与否，请改用 yes_no`,
        `“${metric.name.en}” is yes or no: use yes_no`,
      ),
    ];
  return kind === 'number' || kind === 'boolean' ? [] : [wrongKind([...path, 'metric'], metric)];
}

function checkNormalise({ normalise }: HealthMeasure, path: Path): PolicyIssue[] {
  if (normalise.method === 'bands') return checkBands(normalise.bands, [...path, 'bands'], 100);
  if (normalise.method === 'minmax' && normalise.min >= normalise.max)
    return [
      issueAt(
        [...path, 'max'],
        'minmax.empty',
        `上限 ${normalise.max} 须大于下限 ${normalise.min}；越低越好时请写 better: low`,
        `The maximum ${normalise.max} must lie above the minimum ${normalise.min}; where less is better write better: low`,
      ),
    ];
  if (normalise.method === 'yes_no' && normalise.yes === normalise.no)
    return [
      issueAt(
        [...path, 'no'],
        'yes_no.same',
        '“是”与“否”分值相同，区分不出客户，请改为不同分值',
        'Yes and no are worth the same and tell nobody apart: give them different marks',
      ),
    ];
  return [];
}
