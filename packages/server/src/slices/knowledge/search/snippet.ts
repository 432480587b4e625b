import { normalise } from './normalise.ts';
import { isSound } from './pinyin.ts';
import { isHan, runsOf, stemOf } from './tokens.ts';

/** A text with the places in it that answer the question, as offsets from and to. */
export interface Marked {
  text: string;
  hits: [from: number, to: number][];
}
interface Hit {
  from: number;
  to: number;
  /** What stands there. */
  what: number | string;
  worth: number;
}
/** What is marked of a question: its signs and pairs of signs by their codes, and its words, each with what it is worth. */
export interface Wanted {
  signs: ReadonlyMap<number, number>;
  pairs: ReadonlyMap<number, number>;
  words: ReadonlyMap<string, number>;
}
const WINDOW = 140;
/** Codes of signs are smaller. */
const PLANES = 0x110000;
const pairOf = (first: number, second: number): number => first * PLANES + second;

export function wantedOf(worth: Iterable<readonly [term: string, worth: number]>): Wanted {
  const [signs, pairs, words] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  for (const [term, own] of worth) {
    const [first = 0, second] = Array.from(term.slice(0, 4), (sign) => sign.codePointAt(0) ?? 0);
    if (!isHan(term)) {
      if (!isSound(term)) words.set(term, own);
    } else if (second === undefined) signs.set(first, own);
    else pairs.set(pairOf(first, second), own);
  }
  return { signs, pairs, words };
}

/** Where terms stand in a text. A single sign is marked only beside others of the question, or where nothing else is. */
function hitsIn(text: string, { signs, pairs, words }: Wanted): Hit[] {
  const { text: normal, from, until } = normalise(text);
  const found: Hit[] = [];
  const single: Hit[] = [];
  if (words.size)
    for (const { kind, text: run, at } of runsOf(normal)) {
      const stem = kind === 'word' ? stemOf(run) : '';
      const own = stem && words.get(stem);
      if (own) found.push({ from: from(at), to: until(at + run.length), what: stem, worth: own });
    }
  let [before, place] = [0, 0];
  for (let at = 0; at < normal.length; ) {
    const sign = normal.codePointAt(at)!;
    const end = at + (sign > 0xffff ? 2 : 1);
    const own = signs.get(sign);
    if (own) single.push({ from: from(at), to: until(end), what: sign, worth: own });
    // Both signs of a pair of the question stand in the question.
    const what = own && before ? pairOf(before, sign) : 0;
    const pair = what && pairs.get(what);
    if (pair) found.push({ from: from(place), to: until(end), what, worth: pair });
    [before, place, at] = [own ? sign : 0, at, end];
  }
  return found.length ? found : single;
}

function merged(hits: readonly Hit[]): [number, number][] {
  const out: [number, number][] = [];
  for (const { from, to } of [...hits].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** The whole text with its hits. */
export const markedWhole = (text: string, wanted: Wanted): Marked => ({ text, hits: merged(hitsIn(text, wanted)) });

/** Sums of the same worths in another order are the same. */
const HAIR = 1e-9;
/** Where the window begins that holds what is worth most, each thing once; of equal ones the first. Hits are in order. */
function worthiest(hits: readonly Hit[]): number {
  const held = new Map<number | string, number>();
  let [best, start, sum, next] = [0, 0, 0, 0];
  for (const [at, first] of hits.entries()) {
    for (let hit = hits[next]; hit && hit.to - first.from <= WINDOW; hit = hits[++next]) {
      const times = held.get(hit.what) ?? 0;
      held.set(hit.what, times + 1);
      if (!times) sum += hit.worth;
    }
    if (sum > best + HAIR) [best, start] = [sum, first.from];
    // One that is wider than the window was not taken in.
    if (next === at) {
      next++;
      continue;
    }
    const times = held.get(first.what)!;
    held.set(first.what, times - 1);
    if (times === 1) sum -= first.worth;
  }
  return start;
}

/** The stretch of a text that answers most of the question. */
export function snippetOf(text: string, wanted: Wanted): Marked {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = hitsIn(flat, wanted).sort((a, b) => a.from - b.from);
  if (flat.length <= WINDOW) return { text: flat, hits: merged(hits) };
  const start = startNear(flat, Math.max(0, Math.min(worthiest(hits) - WINDOW / 5, flat.length - WINDOW)));
  const end = endNear(flat, Math.min(flat.length, start + WINDOW));
  const [before, after] = [start > 0 ? '…' : '', end < flat.length ? '…' : ''];
  const moved = merged(hits.filter(({ from, to }) => from >= start && to <= end));
  return {
    text: before + flat.slice(start, end) + after,
    hits: moved.map(([a, b]) => [a - start + before.length, b - start + before.length]),
  };
}

/** Not within a word: a few signs further to where one begins; Chinese begins anywhere. */
function startNear(text: string, at: number): number {
  const place = Math.floor(at);
  if (place === 0) return 0;
  const ahead = /[\s\p{P}]\s*/u.exec(text.slice(place, place + 20));
  return ahead && ahead.index + ahead[0].length < 20 ? place + ahead.index + ahead[0].length : whole(text, place);
}
function endNear(text: string, at: number): number {
  if (at === text.length || isHan(text.slice(at))) return whole(text, at);
  const blank = text.lastIndexOf(' ', at);
  return at - blank < 20 ? blank : whole(text, at);
}
/** A sign of two units is not cut apart. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);
