import type { ListedDay } from '@fulcrum/contract';
import { addDays, daysBetween } from '../../kit/index.ts';

export interface ReadDays {
  days: ListedDay[];
  /** Lines that say nothing of a day, from 1. */
  unread: number[];
}

const DAY = String.raw`\d{4}-\d{1,2}-\d{1,2}`;
const LINE = new RegExp(
  String.raw`^(${DAY})(?:\s*(?:至|到|~|～|—|–|\.\.|to)\s*(${DAY}))?[\s,，;；]+(休|放假|off|班|上班|work|worked)(?:[\s,，;；]+(.+))?$`,
  'i',
);
const OFF = /^(休|放假|off)$/i;
/** A range longer than this is a slip of the pen. */
const LONGEST = 60;

const iso = (day: string): string =>
  day
    .split('-')
    .map((part, place) => (place ? part.padStart(2, '0') : part))
    .join('-');

/** Reads “2027-02-05 至 2027-02-11 休 春节” and “2027-02-13 班”, a line each; empty lines are passed over. */
export function readListedDays(text: string): ReadDays {
  const read: ReadDays = { days: [], unread: [] };
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const [, first = '', last, kind = '', name] = LINE.exec(line.trim()) ?? [];
    const from = iso(first);
    const to = iso(last ?? first);
    // A 13th month or a 30 February would roll over into another day.
    const length = [from, to].every((day) => addDays(day, 0) === day) ? daysBetween(from, to) : Number.NaN;
    if (!(length >= 0 && length < LONGEST)) {
      read.unread.push(place + 1);
      continue;
    }
    for (let day = 0; day <= length; day++)
      read.days.push({ on: addDays(from, day), off: OFF.test(kind), ...(name?.trim() ? { name: name.trim() } : {}) });
  }
  return read;
}
