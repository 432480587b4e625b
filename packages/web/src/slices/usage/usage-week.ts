import type { UsageSeries } from '@fulcrum/contract';

export type UsageLine = UsageSeries['metrics'][number];
const WEEKS_BACK = 4;

/** What a line says: its last week, the one four weeks before, and the change; null where either has no value. */
export function findingOf({ points }: UsageLine): { now: number | null; before: number | null; change: number | null } {
  const now = points.at(-1)?.value ?? null;
  const before = points.at(-1 - WEEKS_BACK)?.value ?? null;
  return { now, before, change: now !== null && before !== null && before !== 0 ? now / before - 1 : null };
}

/** The metric that a page begins with: the active users, else the first that has values. */
export function firstLine(lines: readonly UsageLine[], asked: string | undefined): UsageLine | undefined {
  const used = lines.filter(({ points }) => points.some(({ value }) => value !== null));
  return used.find(({ id }) => id === asked) ?? used.find(({ counts }) => counts === 'active_users') ?? used[0];
}
