import { normalise } from './normalise.ts';
import { isHan, runsOf, stemOf } from './tokens.ts';

/** A text with the places in it that answer the question, as offsets from and to. */
export interface Marked {
  text: string;
  hits: [from: number, to: number][];
}
interface Hit {
  from: number;
  to: number;
  worth: number;
}
/** What each term of the question is worth. */
export type Worth = ReadonlyMap<string, number>;
const WINDOW = 140;

/** Where terms stand in a text. A single sign is marked only beside others of the question, or where nothing else is. */
function hitsIn(text: string, worth: Worth): Hit[] {
  const { text: normal, from, until } = normalise(text);
  const found: Hit[] = [];
  const single: Hit[] = [];
  for (const { kind, text: run, at } of runsOf(normal)) {
    if (kind === 'word') {
      const own = worth.get(stemOf(run));
      if (own) found.push({ from: from(at), to: until(at + run.length), worth: own });
      continue;
    }
    let [before, place, own] = ['', at, 0];
    for (const sign of run) {
      const [end, here] = [place + sign.length, worth.get(sign) ?? 0];
      if (here) single.push({ from: from(place), to: until(end), worth: here });
      // Both signs of a pair of the question stand in the question.
      const pair = own && here ? worth.get(before + sign) : undefined;
      if (pair) found.push({ from: from(place - before.length), to: until(end), worth: pair });
      [before, place, own] = [sign, end, here];
    }
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
export const markedWhole = (text: string, worth: Worth): Marked => ({ text, hits: merged(hitsIn(text, worth)) });

/** The stretch of a text that answers most of the question. */
export function snippetOf(text: string, worth: Worth): Marked {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = hitsIn(flat, worth).sort((a, b) => a.from - b.from);
  if (flat.length <= WINDOW) return { text: flat, hits: merged(hits) };
  let best = { worth: -1, from: 0 };
  for (const [i, first] of hits.entries()) {
    const seen = new Map<string, number>();
    for (let j = i; j < hits.length && (hits[j]?.to ?? 0) - first.from <= WINDOW; j++) {
      const { from, to, worth: own } = hits[j] ?? first;
      seen.set(flat.slice(from, to), own);
    }
    const sum = [...seen.values()].reduce((a, b) => a + b, 0);
    if (sum > best.worth) best = { worth: sum, from: first.from };
  }
  const start = startNear(flat, Math.max(0, Math.min(best.from - WINDOW / 5, flat.length - WINDOW)));
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
