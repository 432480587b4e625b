// For tests: what plays must make, worked out slowly, one account after another, in plain TypeScript.
import { addWorkingDays } from '../../src/kernel/working-days.ts';
import { SHIPPED_CALENDAR } from '../../src/slices/settings/index.ts';

export interface Move {
  on: string;
  from: number | null;
  to: number | null;
}
export interface Case {
  tier: string | null;
  tierSince: string | null;
  status: 'active' | 'frozen' | 'closed';
  since: string;
  contacts: { on: string; twoWay: boolean }[];
  moves: Move[];
}
export interface Made {
  occasion: string;
  dueOn: string;
}

const daysLater = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Occasions of a tier_moved play for runs on the given days, the play being in force from the first. */
export function movesExpected(
  each: Case,
  direction: 'up' | 'down' | 'any',
  runs: readonly string[],
  inForceFrom: string,
  working: number,
): Made[] {
  if (each.status !== 'active') return [];
  return each.moves.flatMap(({ on, from, to }) => {
    if (from === null || to === null || from === to || on < inForceFrom) return [];
    if (direction !== 'any' && (to < from ? 'up' : 'down') !== direction) return [];
    const run = runs.find((day) => day >= on);
    return run ? [{ occasion: `tier:value:${on}`, dueOn: addWorkingDays(run, working, SHIPPED_CALENDAR) }] : [];
  });
}

/**
 * Occasions of a cadence play whose tasks nobody closes: due a cadence after the last contact, asked once for each time without contact, and
 * called off by a contact, so that the next silence asks again.
 */
export function cadencesExpected(each: Case, days: Record<string, number>, runs: readonly string[], working: number): Made[] {
  const cadence = each.tier === null ? undefined : days[each.tier];
  if (each.status !== 'active' || cadence === undefined) return [];
  const made: Made[] = [];
  const asked = new Set<string>();
  for (const run of runs) {
    const met = each.contacts.filter(({ on, twoWay }) => twoWay && on <= run).map(({ on }) => on);
    const since = met.toSorted().at(-1) ?? each.tierSince ?? each.since;
    const due = daysLater(since, cadence);
    const open = [...asked].some((before) => since <= before);
    if (due > run || open) continue;
    asked.add(since);
    made.push({ occasion: `cadence:${due}`, dueOn: addWorkingDays(run, working, SHIPPED_CALENDAR) });
  }
  return made;
}
