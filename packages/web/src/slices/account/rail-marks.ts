import { daysBetween } from '../../kit/index.ts';

export interface Mark {
  on: string;
  text: string;
}

/** Days that a label needs to itself on a rail of a year. */
const ROOM_DAYS = 38;

/** Marks within the rail in their order; one that has no room for its label beside the one before keeps its dot alone. */
export function railMarks(marks: Mark[], from: string, to: string): (Mark & { shown: boolean })[] {
  let last: string | null = null;
  return marks
    .filter((mark) => mark.on > from && mark.on <= to)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map((mark) => {
      const shown = last === null || daysBetween(last, mark.on) >= ROOM_DAYS;
      if (shown) last = mark.on;
      return { ...mark, shown };
    });
}

/** The days on which the level differs from the evaluation before; the first evaluation with a level counts as one. */
export function tierChanges(judged: { asOf: string; level: string | null }[]): { on: string; before: string | null; after: string }[] {
  return judged.flatMap(({ asOf, level }, i) => {
    const before = judged[i - 1]?.level ?? null;
    return level !== null && level !== before ? [{ on: asOf, before, after: level }] : [];
  });
}
