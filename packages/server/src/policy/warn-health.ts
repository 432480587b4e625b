import { type Condition, type HealthForm, type HealthMeasure, type HealthPolicy, healthForms, measuresOf } from '@fulcrum/contract';
import { covers, neverHolds } from './condition-cover.ts';
import { issueAt } from './issue.ts';
import type { PolicyIssue } from './parse-policy.ts';

type Path = PolicyIssue['path'];
/** All of the weight, in the unit of the measures' weights. */
const WHOLE = 10_000;

/** What is allowed and perhaps not meant: what can never count, never bite or never be reached. What cannot be told is not warned of. */
export const warnOfHealth = (policy: HealthPolicy): PolicyIssue[] => [
  ...healthForms(policy).flatMap((form, at) => warnOfForm(policy, form, at)),
  ...policy.caps.flatMap((_, at) => idleCap(policy, at)),
];

function warnOfForm(policy: HealthPolicy, form: HealthForm, at: number): PolicyIssue[] {
  const variant = policy.variants[at];
  const place: Path = variant ? ['variants', at] : [];
  const counted = measuresOf(form).filter(({ measure }) => !neverCounts(policy, at, measure));
  const present = counted.reduce((sum, { weight }) => sum + weight, 0) / WHOLE;
  const measures = form.dimensions.flatMap((dimension, nth) =>
    dimension.measures.flatMap((measure, which) => warnOfMeasure(policy, at, measure, [...place, 'dimensions', nth, 'measures', which])),
  );
  if (present < form.coverage || present === 0)
    return [
      ...measures,
      issueAt(
        [...place, 'coverage'],
        'coverage.unreachable',
        `会计入的衡量项只占权重的 ${Math.round(present * 100)}%，达不到 ${Math.round(form.coverage * 100)}%，${whose(form).zh}永远“数据不足”`,
        `The measures that can count make ${Math.round(present * 100)}% of the weight, less than ${Math.round(form.coverage * 100)}%: ${whose(form).en} will always be unknown`,
      ),
    ];
  return [...measures, ...unreachableColours(policy, form, counted, place)];
}

const whose = ({ name }: HealthForm) =>
  name
    ? { zh: `“${name.zh}”的客户`, en: `customers of “${name.en}”` }
    : { zh: '按规则本身的维度评估的客户', en: "customers judged by the policy's own dimensions" };

/** No account of this way of judging can meet the condition under which the measure counts. */
function neverCounts({ variants }: HealthPolicy, at: number, { when }: HealthMeasure): boolean {
  if (when === undefined) return false;
  const own = variants[at]?.when;
  const both: Condition = own ? { all: [own, when] } : when;
  return neverHolds(both) || variants.slice(0, at).some((earlier) => covers(earlier.when, both));
}

function warnOfMeasure(policy: HealthPolicy, at: number, measure: HealthMeasure, path: Path): PolicyIssue[] {
  if (neverCounts(policy, at, measure))
    return [
      issueAt(
        [...path, 'when'],
        'measure.never',
        `“${measure.name.zh}”在这里不会计入：没有按这组维度评估的客户符合它的条件`,
        `“${measure.name.en}” never counts here: no customer judged by these dimensions meets its condition`,
      ),
    ];
  const { least, most } = marksOf(measure);
  return least === most
    ? [
        issueAt(
          [...path, 'normalise'],
          'measure.flat',
          `“${measure.name.zh}”对每个客户都给 ${most} 分，区分不出客户`,
          `“${measure.name.en}” gives every customer ${most} and tells nobody apart`,
        ),
      ]
    : [];
}

function marksOf({ normalise }: HealthMeasure): { least: number; most: number } {
  const marks =
    normalise.method === 'bands'
      ? normalise.bands.map(({ points }) => points)
      : normalise.method === 'yes_no'
        ? [normalise.yes, normalise.no]
        : [0, 100];
  return { least: Math.min(...marks), most: Math.max(...marks) };
}

/** The mean of the best, or worst, marks that make up the least weight that must have data: no set of facts gives more, or less. */
function limitOf(marks: readonly { weight: number; mark: number }[], coverage: number, best: boolean): number {
  const sorted = marks.toSorted((one, other) => (best ? other.mark - one.mark : one.mark - other.mark));
  const needed = Math.max(coverage * WHOLE, Math.min(...marks.map(({ weight }) => weight)));
  let [weight, sum] = [0, 0];
  for (const one of sorted) {
    const taken = Math.min(one.weight, needed - weight);
    weight += taken;
    sum += taken * one.mark;
  }
  return sum / weight;
}

/** A score is rounded to hundredths. */
const ROUNDED = 0.005;

function unreachableColours(policy: HealthPolicy, form: HealthForm, counted: ReturnType<typeof measuresOf>, place: Path): PolicyIssue[] {
  const { green, amber } = policy.colours;
  const ranges = counted.map(({ measure, weight }) => ({ weight, ...marksOf(measure) }));
  const most = limitOf(
    ranges.map(({ weight, most: mark }) => ({ weight, mark })),
    form.coverage,
    true,
  );
  const least = limitOf(
    ranges.map(({ weight, least: mark }) => ({ weight, mark })),
    form.coverage,
    false,
  );
  const capped = (from: number, below: number) => policy.caps.some((cap) => cap.most >= from && cap.most < below);
  const above = most + ROUNDED < green;
  const under = least - ROUNDED >= amber && !capped(0, amber);
  const between = most + ROUNDED < amber || (least - ROUNDED >= green && !capped(amber, green));
  const told = (zh: string, en: string) => (reached: boolean, key: 'green' | 'amber') =>
    reached
      ? [
          issueAt(
            place.length ? place : ['colours', key],
            'colour.unreachable',
            `${whose(form).zh}不可能是“${zh}”：得分只能在 ${shown(least)} 到 ${shown(most)} 之间`,
            `${capitalised(whose(form).en)} can never be ${en}: scores lie between ${shown(least)} and ${shown(most)}`,
          ),
        ]
      : [];
  return [...told('良好', 'good')(above, 'green'), ...told('需关注', 'watch')(between, 'amber'), ...told('较差', 'poor')(under, 'amber')];
}
const shown = (score: number): number => Math.round(score * 100) / 100;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A cap that no account meets, or that another, lower one always goes before. */
function idleCap({ caps }: HealthPolicy, at: number): PolicyIssue[] {
  const cap = caps[at]!;
  if (neverHolds(cap.when))
    return [
      issueAt(
        ['caps', at, 'when'],
        'cap.unreachable',
        `“${cap.name.zh}”的条件自相矛盾，没有客户符合`,
        `No account can meet the condition of “${cap.name.en}”: it contradicts itself`,
      ),
    ];
  const lower = caps.find(
    (other, nth) => nth !== at && (other.most < cap.most || (other.most === cap.most && nth < at)) && covers(other.when, cap.when),
  );
  return lower
    ? [
        issueAt(
          ['caps', at, 'most'],
          'cap.covered',
          `符合“${cap.name.zh}”的客户都先被“${lower.name.zh}”压到 ${lower.most} 分，这条封顶不起作用`,
          `Whoever meets “${cap.name.en}” is held to ${lower.most} by “${lower.name.en}”: this cap never bites`,
        ),
      ]
    : [];
}
