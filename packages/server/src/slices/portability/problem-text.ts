import type { Language } from '@fulcrum/contract';
import { PROBLEM_TEXTS } from './problem-texts.ts';

export type TextParams = Readonly<Record<string, string | number | readonly string[]>>;

/** The sentence of a problem, warning or file fault; its code where there is none. */
export function problemText(code: string, params: TextParams, language: Language): string {
  const text = PROBLEM_TEXTS[code]?.[language] ?? code;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => [params[name] ?? '—'].flat().join('; '));
}
