import { foldTraditional } from './fold.ts';

/** A text as the search compares it, and where each of its signs came from. */
export interface Normal {
  text: string;
  /** The place in the original of the sign at a place of `text`; one more at the end. */
  from(at: number): number;
}

/** A sign with those that change it, such as accents of their own. */
const CLUSTER = /^\p{M}+|\P{M}\p{M}*/gsu;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Most texts keep their length sign by sign, and need no map. */
const keepsLength = (text: string, lower: string): boolean => text.length === lower.length && text.normalize('NFKC') === text;

/** Width, case and Traditional signs are one: `ＡＰＩ`, `api` and `API` are the same word, 續約 is 续约. */
export function normalised(text: string): string {
  const lower = text.toLowerCase();
  return foldTraditional(keepsLength(text, lower) ? lower : text.replace(CLUSTER, plain));
}

/** The same with the way back into the original, for highlighting. */
export function normalise(text: string): Normal {
  const lower = text.toLowerCase();
  if (keepsLength(text, lower)) return { text: foldTraditional(lower), from: (at) => at };
  const origin: number[] = [];
  const normal = text.replace(CLUSTER, (cluster, at: number) => {
    const part = plain(cluster);
    for (let i = 0; i < part.length; i++) origin.push(at);
    return part;
  });
  return { text: foldTraditional(normal), from: (at) => origin[at] ?? text.length };
}
