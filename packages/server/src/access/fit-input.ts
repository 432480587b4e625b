import type { Language } from '@fulcrum/contract';
import type { FaultIssue } from '../kernel/fault.ts';

/** Deeper than any policy or condition that a person would write. */
const DEEPEST = 100;

const SENTENCES = {
  unfit_text: { zh: '含有无法保存的字符，请删除', en: 'Contains characters that cannot be kept: delete them' },
  too_deep: { zh: '嵌套层次太多', en: 'Nested too deeply' },
} as const;

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const isFit = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** The first place of an input that no shape may let through: text that cannot be stored, or nesting without end. */
export function unfitPlace(input: unknown, language: Language): FaultIssue | undefined {
  const look = (value: unknown, path: (string | number)[]): FaultIssue | undefined => {
    const issue = (code: keyof typeof SENTENCES): FaultIssue => ({ path, code, message: SENTENCES[code][language] });
    if (typeof value === 'string') return isFit(value) ? undefined : issue('unfit_text');
    if (typeof value !== 'object' || value === null) return undefined;
    if (path.length > DEEPEST) return { path: path.slice(0, 1), code: 'too_deep', message: SENTENCES.too_deep[language] };
    for (const [key, each] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (typeof key === 'string' && !isFit(key)) return issue('unfit_text');
      const found = look(each, [...path, key]);
      if (found) return found;
    }
    return undefined;
  };
  return look(input, []);
}
