import type { TimelineEntry } from '@fulcrum/contract';
import type { Language } from '../../../i18n/i18n.ts';

export type Facts = TimelineEntry['facts'];

/** A fact as text; nothing where it is not there. */
export const text = (value: Facts[string] | undefined): string => (value === null || value === undefined ? '' : String(value));

/** A fact that is kept in both languages under `<name>Zh` and `<name>En`. */
export const inLanguage = (facts: Facts, name: string, language: Language): string =>
  text(facts[`${name}${language === 'zh' ? 'Zh' : 'En'}`]);

/** A fact that is one of a list; the first of it where the list has grown smaller since. */
export const oneOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]], value: Facts[string] | undefined): Choice =>
  choices.find((each) => each === value) ?? choices[0];
