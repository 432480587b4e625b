import { en } from '../packages/web/src/i18n/en/index.ts';
import { zh } from '../packages/web/src/i18n/zh/index.ts';

export type Language = 'zh' | 'en';

interface TextTree {
  readonly [key: string]: string | TextTree;
}
const TEXTS: Record<Language, TextTree> = { zh, en };

/** The product's own texts in one language, as a reader sees them. */
export interface Words {
  language: Language;
  /** A text with its places filled: `words('tiers.evaluate.done', { accounts: 3 })`. With `count`, in its number. Throws for an unknown key. */
  (key: string, values?: Record<string, string | number>): string;
  /** Matches a text whatever its places hold. */
  like(key: string): RegExp;
}

export function wordsOf(language: Language): Words {
  const words = (key: string, values: Record<string, string | number> = {}) =>
    plain(textOf(language, key, values.count)).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  const like = (key: string) => {
    const parts = plain(textOf(language, key)).split(/\{\{\w+\}\}/);
    return new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
  };
  return Object.assign(words, { language, like });
}

/** Without the tags that only style. */
const plain = (text: string) => text.replaceAll(/<\/?\w+>/g, '');

function textOf(language: Language, key: string, count?: string | number): string {
  const path = key.split('.');
  const last = path.pop() ?? '';
  const group = path.reduce<string | TextTree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), TEXTS[language]);
  const number = language === 'en' && Number(count) === 1 ? 'one' : 'other';
  const found = typeof group === 'object' ? (group[last] ?? group[`${last}_${number}`]) : undefined;
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found;
}
