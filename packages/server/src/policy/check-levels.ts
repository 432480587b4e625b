import type { TierItem, TierLevel, TierPolicy } from '@fulcrum/contract';
import type { Catalog } from './catalog.ts';
import { checkCondition } from './check-condition.ts';
import { repeated } from './check-ids.ts';
import { isWeighted } from './items.ts';
import type { PolicyIssue } from './parse-policy.ts';

const catchesAll = (level: TierLevel): boolean => level.score === undefined && level.when === undefined;

/** The most points that an item can give. A metric per unit without a cap has no limit. */
function most(item: TierItem): number {
  if ('band' in item) return Math.max(...item.band.bands.map((band) => band.points));
  if ('condition' in item) return Math.max(0, item.condition.points);
  if ('weighted' in item) return item.weighted.weight;
  const { points, max, min } = item.perUnit;
  return max ?? (points > 0 ? Number.POSITIVE_INFINITY : Math.max(0, min ?? 0));
}
const highest = (policy: Pick<TierPolicy, 'items'>): number => {
  const weighted = policy.items.some(isWeighted) ? 100 : 0;
  return policy.items.reduce((sum, item) => sum + (isWeighted(item) ? 0 : Math.max(0, most(item))), weighted);
};

/** Levels that no account can reach, and accounts that no level takes. */
export function checkLevels(
  policy: Pick<TierPolicy, 'items' | 'levels'>,
  catalog: Catalog,
  limit: number = highest(policy),
): PolicyIssue[] {
  const { levels } = policy;
  const issues = levels.flatMap((level, index) => [
    ...(level.when ? checkCondition(level.when, ['levels', index, 'when'], catalog) : []),
    ...unreachable(levels, index, limit),
  ]);
  const last = levels.at(-1);
  if (last && !catchesAll(last))
    issues.push({
      path: ['levels', levels.length - 1],
      code: 'levels.no_catch_all',
      message: {
        zh: `最低等级“${last.name.zh}”有条件，不符合任何等级的客户将没有等级；请去掉它的 score 和 when`,
        en: `The lowest level “${last.name.en}” has a test, so some customers would have no level: leave out its score and when`,
      },
    });
  return [...repeated(levels, 'levels'), ...issues];
}

function unreachable(levels: readonly TierLevel[], index: number, limit: number): PolicyIssue[] {
  const level = levels[index]!;
  const issue = (code: string, zh: string, en: string, field?: string): PolicyIssue[] => [
    { path: ['levels', index, ...(field ? [field] : [])], code, message: { zh, en } },
  ];
  const before = levels.slice(0, index);
  if (before.some(catchesAll))
    return issue(
      'levels.unreachable',
      `等级“${level.id}”之前的等级已包含所有客户，请移到它前面`,
      `A level before “${level.id}” takes every account: move this one above it`,
    );
  if (level.score !== undefined && level.score > limit)
    return issue(
      'levels.unreachable',
      `最高只能得 ${limit} 分，达不到“${level.id}”的 ${level.score} 分，请降低门槛`,
      `At most ${limit} points can be had, below the ${level.score} of “${level.id}”: lower the threshold`,
      'score',
    );
  // Only a level with a score alone shadows those below it; a condition may leave accounts over.
  const lowest = before
    .filter((one) => one.when === undefined && one.score !== undefined)
    .map((one) => one.score!)
    .sort((a, b) => a - b)[0];
  if (level.score !== undefined && lowest !== undefined && level.score >= lowest)
    return issue(
      'levels.unreachable',
      `“${level.id}”的门槛 ${level.score} 不低于前面等级的 ${lowest}，请从高到低排列`,
      `The threshold ${level.score} of “${level.id}” is not below the ${lowest} of a level before it: order them downwards`,
      'score',
    );
  return [];
}
