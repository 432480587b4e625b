import { passagesOf } from './passages.ts';
import { soundsOf } from './pinyin.ts';
import { countable, lengthOf, wordsOf } from './tokens.ts';

/** What the index needs to know of a published text. */
export interface Indexed {
  title: string;
  questions: readonly string[];
  body: string;
}
/** What is counted of a part of an article, as `countable` and `soundsOf` make it. */
export interface Counted {
  title: string;
  questions: string;
  headings: string;
  body: string;
  sounds: string;
  length: number;
}
/** A row of the index, as far as it follows from the text. */
export interface PartRow extends Counted {
  part: number;
  anchor: string | null;
  plain: string;
  /** Each word once, as it is written: for completing and correcting. */
  words: string[];
}

/** The rows of the index for one text. */
export function partRows({ title, questions, body }: Indexed): PartRow[] {
  const asked = questions.join('\n');
  const named = {
    title: countable(title),
    questions: countable(asked),
    sounds: [soundsOf(title), ...questions.map(soundsOf)].filter(Boolean).join('|'),
  };
  return passagesOf(body).map(({ anchor, headings, plain }, part) => {
    const counted = { ...named, headings: countable(headings), body: countable(plain) };
    const length = [counted.title, counted.questions, counted.headings, counted.body].reduce((sum, text) => sum + lengthOf(text), 0);
    return { part, anchor, plain, ...counted, length, words: [...new Set([title, asked, headings, plain].flatMap(wordsOf))] };
  });
}
