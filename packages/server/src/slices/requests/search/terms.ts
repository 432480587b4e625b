/** As `request_terms` of the database: signs that are written without gaps, and all other letters and digits. */
const SIGNS = '\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff';
const PARTS = new RegExp(`[${SIGNS}]+|(?:(?![${SIGNS}])[\\p{L}\\p{N}])+`, 'gu');
const IS_SIGNS = new RegExp(`^[${SIGNS}]`, 'u');
const LONGEST = 60;
const MOST_WORDS = 8;

const begins = (term: string): string => `'${term}':*`;
/** A word in signs is all of its pairs; one sign alone begins a pair. Words in letters are found by how they begin. */
function termsOf(part: string): string[] {
  if (!IS_SIGNS.test(part)) return [begins(part.slice(0, LONGEST))];
  if (part.length === 1) return [begins(part)];
  return Array.from({ length: part.length - 1 }, (_, at) => `'${part.slice(at, at + 2)}'`);
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
