import { foldTraditional } from '../../../kernel/fold-traditional.ts';

/** A text as the search compares it, and where each of its signs came from. */
export interface Normal {
  text: string;
  /** The place in the original of the sign at a place of `text`; one more at the end. */
  from(at: number): number;
  /** Where in the original ends what a sign came from that ends at a place of `text`: after the accents that came with it. */
  until(at: number): number;
}

/** A sign with those that change it, such as accents of their own. */
const CLUSTER = /^\p{M}+|\P{M}\p{M}*/gsu;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Signs of which NFKC and lower case make one sign each: ASCII, Chinese with its marks, full width. Most texts have few others. */
const ONE = '\\n -~\\u2010-\\u2016\\u2018-\\u201d\\u3000-\\u3020\\u4e00-\\u9fff\\uff01-\\uff5e';
const SIGN_BY_SIGN = new RegExp(`^[${ONE}]*$`);
const OTHER = new RegExp(`[^${ONE}]\\p{M}*|[${ONE}]\\p{M}+`, 'gu');

/** Width, case and Traditional signs are one: `ＡＰＩ`, `api` and `API` are the same word, 續約 is 续约. */
export function normalised(text: string): string {
  return foldTraditional(SIGN_BY_SIGN.test(text) ? plain(text) : text.replace(CLUSTER, plain));
}

/** A stretch of the normalised text: where it begins, where what it came from begins, and where that ends if its signs are not one for one. */
interface Stretch {
  at: number;
  from: number;
  end: number | null;
}

const itself = (at: number): number => at;

/** The same with the way back into the original, for highlighting. */
export function normalise(text: string): Normal {
  if (SIGN_BY_SIGN.test(text)) return { text: foldTraditional(plain(text)), from: itself, until: itself };
  const stretches: Stretch[] = [];
  let [normal, done] = ['', 0];
  const same = (until: number): void => {
    if (until === done) return;
    stretches.push({ at: normal.length, from: done, end: null });
    normal += plain(text.slice(done, until));
  };
  for (const { 0: cluster, index } of text.matchAll(OTHER)) {
    same(index);
    done = index + cluster.length;
    stretches.push({ at: normal.length, from: index, end: done });
    normal += plain(cluster);
  }
  same(text.length);
  const holding = (at: number): Stretch => stretches[stretches.findLastIndex((one) => one.at <= at)] ?? { at: 0, from: 0, end: null };
  const from = (at: number): number => {
    if (at >= normal.length) return text.length;
    const own = holding(at);
    return own.end === null ? own.from + at - own.at : own.from;
  };
  const until = (at: number): number => {
    if (at <= 0) return 0;
    const own = holding(at - 1);
    return own.end ?? own.from + at - own.at;
  };
  return { text: foldTraditional(normal), from, until };
}
