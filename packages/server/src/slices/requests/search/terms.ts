import { signsAlike } from '../../../kernel/fold-traditional.ts';

/** As `request_terms` of the database: signs that are written without gaps, and all other letters and digits. */
const SIGNS = '\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff';
const PARTS = new RegExp(`[${SIGNS}]+|(?:(?![${SIGNS}])[\\p{L}\\p{N}])+`, 'gu');
const IS_SIGNS = new RegExp(`^[${SIGNS}]`, 'u');
const LONGEST = 60;
const MOST_WORDS = 8;

const begins = (term: string): string => `'${term}':*`;
const oneOf = (terms: readonly string[]): string => (terms.length === 1 ? terms[0]! : `(${terms.join(' | ')})`);
/**
 * A word in signs is all of its pairs, each written in Traditional or in Simplified: what was said stands as it was said, and the question asks for
 * either. One sign alone begins a pair. Words in letters are found by how they begin.
 */
function termsOf(part: string): string[] {
  if (!IS_SIGNS.test(part)) return [begins(part.slice(0, LONGEST))];
  const signs = Array.from(part, signsAlike);
  if (signs.length === 1) return [oneOf(signs[0]!.map(begins))];
  return signs.slice(1).map((next, at) => oneOf(signs[at]!.flatMap((sign) => next.map((other) => `'${sign}${other}'`))));
}

/** What somebody looks for, as one tsquery a word: each word is to be said somewhere. Empty where they typed no letter. */
export function queriesOf(typed: string): string[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (word.match(PARTS) ?? []).flatMap(termsOf));
  return words
    .filter((terms) => terms.length > 0)
    .slice(0, MOST_WORDS)
    .map((terms) => terms.join(' & '));
}

/** Where the first word is said, as a regular expression of the database over lower case: its signs in Traditional or in Simplified. */
export function patternOf(typed: string): string {
  const first = typed.trim().split(/\s+/)[0]!.toLowerCase();
  return Array.from(first, (sign) =>
    IS_SIGNS.test(sign) ? `[${signsAlike(sign).join('')}]` : sign.replace(/[^\p{L}\p{N}]/u, '\\$&'),
  ).join('');
}
