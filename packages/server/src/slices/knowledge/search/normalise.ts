import { foldTraditional } from './fold.ts';

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
/** Signs of which NFKC and lower case make one sign each: ASCII, Chinese with its marks, full width. Most texts have no others, and need no map. */
const SIGN_BY_SIGN = /^[\n -~\u2010-\u2016\u2018-\u201d\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Width, case and Traditional signs are one: `ＡＰＩ`, `api` and `API` are the same word, 續約 is 续约. */
export function normalised(text: string): string {
  return foldTraditional(SIGN_BY_SIGN.test(text) ? plain(text) : text.replace(CLUSTER, plain));
}

/** The same with the way back into the original, for highlighting. */
export function normalise(text: string): Normal {
  if (SIGN_BY_SIGN.test(text)) return { text: foldTraditional(plain(text)), from: (at) => at, until: (at) => at };
  const origin: number[] = [];
  const ends: number[] = [];
  const normal = text.replace(CLUSTER, (cluster, at: number) => {
    const part = plain(cluster);
    for (let i = 0; i < part.length; i++) {
      origin.push(at);
      ends.push(at + cluster.length);
    }
    return part;
  });
  return { text: foldTraditional(normal), from: (at) => origin[at] ?? text.length, until: (at) => ends[at - 1] ?? 0 };
}
