import type { Counted } from './bm25.ts';
import { passagesOf } from './passages.ts';
import { soundsOf, soundTerms } from './pinyin.ts';
import { countable, lengthOf, termsOf, wordsOf } from './tokens.ts';

/** What the index needs to know of a published text. */
export interface Indexed {
  title: string;
  questions: readonly string[];
  body: string;
}
/** A row of the index, as far as it follows from the text. */
export interface PartRow extends Counted {
  part: number;
  anchor: string | null;
  plain: string;
  /** The literal of its tsvector. */
  terms: string;
}

/** Marks a word as it is written in the vocabulary. */
export const WRITTEN = '=';
const quoted = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * A tsvector made here: PostgreSQL's own parser would make one word of a whole Chinese sentence. Fields are weights, places are not kept;
 * words as they are written stand in it without a field, for the vocabulary.
 */
function vectorOf(
  fields: readonly (readonly [weight: 'A' | 'B' | 'C' | 'D', terms: readonly string[]])[],
  words: Iterable<string>,
): string {
  const marks = new Map<string, Set<string>>();
  for (const [weight, terms] of fields)
    for (const term of terms) {
      const set = marks.get(term) ?? new Set();
      marks.set(term, set.add(weight));
    }
  const place = { A: 1, B: 2, C: 3, D: 4 } as Record<string, number>;
  const placed = [...marks].map(([term, set]) => `${quoted(term)}:${[...set].map((one) => `${place[one]}${one}`).join(',')}`);
  return [...placed, ...[...words].map((word) => quoted(`${WRITTEN}${word}`))].join(' ');
}

/** The rows of the index for one text. */
export function partRows({ title, questions, body }: Indexed): PartRow[] {
  const asked = questions.join('\n');
  const named = {
    title: countable(title),
    questions: countable(asked),
    sounds: [soundsOf(title), ...questions.map(soundsOf)].filter(Boolean).join('|'),
  };
  const heard = soundTerms(named.sounds);
  return passagesOf(body).map(({ anchor, headings, plain }, part) => {
    const counted = { ...named, headings: countable(headings), body: countable(plain) };
    const [a, b, c, d] = [counted.title, counted.questions, counted.headings, counted.body].map(termsOf) as [
      string[],
      string[],
      string[],
      string[],
    ];
    const words = new Set([title, asked, headings, plain].flatMap(wordsOf));
    return {
      ...{ part, anchor, plain },
      ...counted,
      length: lengthOf(counted.title) + lengthOf(counted.questions) + lengthOf(counted.headings) + lengthOf(counted.body),
      terms: vectorOf(
        [
          ['A', [...a, ...heard]],
          ['B', b],
          ['C', c],
          ['D', d],
        ],
        words,
      ),
    };
  });
}
