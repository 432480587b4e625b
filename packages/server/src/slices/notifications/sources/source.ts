import type { Both, Language } from '@fulcrum/contract';
import type { WriteCtx } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';

export interface Words {
  title: string;
  detail: string | null;
}
/** What a notification is about. */
export interface About {
  accountId: string | null;
  /** The record it leads to, where it is one. */
  subjectId: string | null;
}

/** One kind of thing that people are told of. */
export interface Source<Facts = object> {
  /** What is said of it, in the reader's language, of the facts that were kept when it came about. */
  words(facts: Facts, language: Language): Words;
  /** The page where it can be looked at. */
  link(about: About): string;
  /**
   * What came about after a moment: rows of user_id, key, account_id, subject_id and facts. Every minute all sources are asked with one
   * statement, back over a day; `key` names the occurrence, for nobody is told by one key twice. Absent where a verb tells it by `tell()` itself.
   */
  since?(moment: Sql, now: Sql): Sql;
  /** A predicate on notification n: its reader may know the account by it, though their scope does not meet the account. */
  knows?: Sql;
  /** A predicate on notification n: nobody waits for it any more, so that it counts as read. */
  over?: Sql;
}

/** The name of who did it; null for the product itself. */
export const doerOf = ({ actor }: WriteCtx): string | null => (actor.userId ? actor.name : null);

export const choose = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);
export const joined = (parts: readonly (string | null | undefined)[]): string | null => parts.filter(Boolean).join(' · ') || null;
export const from = (by: string | null | undefined, language: Language): string | null =>
  by ? choose(language, `来自${by}`, `from ${by}`) : null;
export const quoted = (text: Both | null | undefined, otherwise: Both, language: Language): string =>
  text ? choose(language, `“${text.zh}”`, `“${text.en}”`) : otherwise[language];
/** `label：text`, or the label alone where there is no text. */
export const labelled = (label: string, text: string | null | undefined, language: Language): string =>
  text ? choose(language, `${label}：${text}`, `${label}: ${text}`) : label;

export function due(dueOn: string | null | undefined, language: Language): string | null {
  if (!dueOn) return null;
  const day = Temporal.PlainDate.from(dueOn);
  return choose(language, `截止 ${day.month} 月 ${day.day} 日`, `due ${day.toLocaleString('en-GB', { month: 'long', day: 'numeric' })}`);
}
/** The same of several: the earliest. */
export const firstDue = (dueOn: string | null, language: Language): string | null =>
  dueOn ? choose(language, `最早${due(dueOn, 'zh')}`, `first ${due(dueOn, 'en')}`) : null;
