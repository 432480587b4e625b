import type { TierItem, TierPolicy } from '@fulcrum/contract';
import { issueAt } from './issue.ts';
import { isWeighted } from './items.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** More sums than these are not looked through. */
const MOST_SUMS = 50_000;
/** Above this share one item decides alone. */
const DOMINANT = 60;
const PART: Record<string, string> = { band: 'bands', condition: 'points', perUnit: 'points', weighted: 'normalise' };

/** What is allowed and perhaps not meant: items that give nothing or decide alone, levels that no sum meets, a margin wider than a level. */
export const warnOfTiers = (policy: TierPolicy): PolicyIssue[] => [
  ...policy.items.flatMap((item, at) => givesNothing(item, at)),
  ...dominant(policy),
  ...empty(policy),
  ...tooWide(policy),
];

/** The points that an item may give, as millionths; null where they are not a few: a metric per unit, or a place among the base. */
function pointsOf(item: TierItem): number[] | null {
  const micro = (points: number) => Math.round(points * 1e6);
  const none = item.whenNull === 'fail' ? [] : [0];
  if ('condition' in item) return [0, micro(item.condition.points)];
  if ('band' in item) return [...none, ...item.band.bands.map(({ points }) => micro(points))];
  if ('perUnit' in item) return item.perUnit.points === 0 || item.perUnit.max === 0 ? [0] : null;
  const { normalise, weight } = item.weighted;
  if (normalise.method !== 'bands') return null;
  // The weight of an item without facts goes to the others: they give more than their own.
  return item.whenNull === 'skip' ? null : [...none, ...normalise.bands.map(({ points }) => micro((points * weight) / 100))];
}

function givesNothing(item: TierItem, at: number): PolicyIssue[] {
  if (pointsOf(item)?.some((points) => points !== 0) ?? true) return [];
  const part = Object.keys(PART).find((key) => key in item)!;
  return [
    issueAt(
      ['items', at, part, PART[part]!],
      'item.no_points',
      `“${item.name.zh}”在任何情况下都是 0 分，不起作用`,
      `“${item.name.en}” gives 0 points whatever the facts are: it does nothing`,
    ),
  ];
}

function dominant({ items }: TierPolicy): PolicyIssue[] {
  if (items.filter(isWeighted).length < 2) return [];
  return items.flatMap((item, at) =>
    isWeighted(item) && item.weighted.weight > DOMINANT
      ? [
          issueAt(
            ['items', at, 'weighted', 'weight'],
            'weights.dominant',
            `“${item.name.zh}”占权重的 ${item.weighted.weight}%，其余各项几乎不影响等级`,
            `“${item.name.en}” has ${item.weighted.weight}% of the weight: the other items hardly change a level`,
          ),
        ]
      : [],
  );
}

/** Every sum that the items may come to, as millionths in order; null where there are too many. */
function sumsOf(items: readonly TierItem[]): number[] | null {
  let sums = new Set([0]);
  for (const item of items) {
    const points = pointsOf(item);
    if (!points || sums.size * points.length > MOST_SUMS) return null;
    sums = new Set([...sums].flatMap((sum) => points.map((more) => sum + more)));
  }
  return [...sums];
}

/** Where a level ends above: the lowest score that takes accounts before it, whatever else they are. */
const ceiling = ({ levels }: TierPolicy, at: number): number =>
  Math.min(...levels.slice(0, at).flatMap(({ score, when }) => (when === undefined && score !== undefined ? [score] : [])));

function empty(policy: TierPolicy): PolicyIssue[] {
  const { items, levels } = policy;
  if (!items.length) return [];
  const sums = sumsOf(items);
  if (!sums) return [];
  return levels.flatMap(({ id, score, when }, at) => {
    const [from, to] = [score ?? Number.NEGATIVE_INFINITY, ceiling(policy, at)];
    // A level of a condition alone is met by it, and what no sum reaches at all is refused elsewhere.
    if ((score === undefined && when !== undefined) || from >= to) return [];
    if (sums.some((sum) => sum >= Math.round(from * 1e6) && sum < Math.round(to * 1e6))) return [];
    return [
      issueAt(
        ['levels', at, ...(score === undefined ? [] : ['score'])],
        'levels.empty',
        score === undefined
          ? `得分总不低于 ${to}，没有客户会落入“${id}”`
          : `各项得分加起来，没有一种在 ${from} 到 ${to === Number.POSITIVE_INFINITY ? '∞' : to} 之间，没有客户会落入“${id}”`,
        score === undefined
          ? `Every sum of points reaches ${to}: nobody is in “${id}”`
          : `No sum of points lies from ${from} to ${to === Number.POSITIVE_INFINITY ? '∞' : to}: nobody is in “${id}”`,
      ),
    ];
  });
}

/** Who falls out of the level above a narrow one has fallen through it already. */
function tooWide(policy: TierPolicy): PolicyIssue[] {
  const margin = policy.hysteresis?.margin;
  if (margin === undefined) return [];
  const narrow = policy.levels.filter(
    ({ score }, at) => score !== undefined && ceiling(policy, at) !== Number.POSITIVE_INFINITY && ceiling(policy, at) - score < margin,
  );
  if (!narrow.length) return [];
  const ids = narrow.map(({ id }) => id);
  return [
    issueAt(
      ['hysteresis', 'margin'],
      'hysteresis.wide',
      `缓冲 ${margin} 分比“${ids.join('”“')}”的分数区间还宽：上一级的客户降级时会越过它`,
      `The margin of ${margin} is wider than “${ids.join('”, “')}”: who falls from the level above passes over it`,
    ),
  ];
}
