import type { Both, Language } from '@fulcrum/contract';
import type { Span } from '../course.ts';
import type { Script } from './walk.ts';

const both = (zh: string, en: string): Both => ({ zh, en });
/** Why something came back. */
const BACK: readonly Both[] = [
  both('缺客户盖章的那一页，补齐后再转来', "The page with the customer's seal is missing; send it again with it"),
  both('影响人数和期望时间没有写清', 'How many it concerns and until when is not said'),
  both('价格与报价单不一致，请核对', 'The price differs from the offer: please compare'),
];
/** What each invented run is about. */
export const ABOUT: readonly Both[] = [
  both('客户催得急，请各部门优先', 'The customer is in a hurry: please put it first'),
  both('与去年的做法相同', 'As it was done last year'),
  both('客户换了对接人，注意重新说明背景', "The customer's contact changed: tell the background anew"),
  both('按客户的验收日期倒排', "Planned back from the customer's day of acceptance"),
];
/** How much of the time allowed people take, one after the other: now and then more than all of it. */
const PACES = [0.35, 0.6, 0.2, 0.8, 0.45, 1.3, 0.5, 0.15, 0.7, 0.9, 0.3, 1.7, 0.55] as const;
const pace = (nth: number) => (span: number) => PACES[(nth * 5 + span * 3) % PACES.length]!;

/** Runs long done, begun so many days ago; one in four came back once. */
const BEGUN = [24, 41, 63, 88, 120, 151, 190, 232, 275] as const;

export interface Planned {
  script: Script;
  /** Days ago; else it is begun when it must, to stand where it does. */
  days?: number;
}
/**
 * The runs of one procedure, by the courts that a run passes through when nothing comes back: those long done, and for each kind of court one
 * that is in it, one that is late, and one that came back.
 */
export function plansOf(courts: readonly Span['court'][], nth: number, language: Language): Planned[] {
  const first = (court: Span['court']) => courts.indexOf(court) + 1;
  const last = (court: Span['court']) => courts.lastIndexOf(court) + 1;
  const note = (n: number) => BACK[(nth + n) % BACK.length]![language];
  const handed = first('accept') || first('approve');
  const done = BEGUN.map((days, n): Planned => {
    const returns = handed && n % 4 === 1 ? { back: { at: handed, note: note(n) } } : {};
    return { days: days + nth, script: { pace: pace(nth + n), ...returns } };
  });
  const holds = (at: number, share: number, more: Partial<Script> = {}): Planned[] =>
    at ? [{ script: { pace: pace(nth + at), holds: { at, share }, ...more } }] : [];
  return [
    ...done,
    ...holds(1, 0.5),
    ...holds(first('accept'), 0.4),
    ...holds(last('accept'), 1.6),
    ...holds(first('approve'), 0.5),
    ...holds(last('work'), 0.3),
    ...(handed ? holds(handed + 1, 0.4, { back: { at: handed, note: note(7) } }) : []),
  ];
}
