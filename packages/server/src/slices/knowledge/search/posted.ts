/** The parts in which a term stands, in order, with how often: fields weighted, in halves, at most 255. */
export interface Posted {
  parts: Uint32Array;
  halves: Uint8Array;
  /** Of a term that stands in many parts the same again as a byte for each part there was when it was read, which needs no looking for. */
  everywhere: Uint8Array | null;
}

/** In one of so many parts a term stands in many. */
const MANY = 16;

/** Room for a term that stands in so many of all parts. */
export const roomFor = (count: number, size: number): Posted => ({
  parts: new Uint32Array(count),
  halves: new Uint8Array(count),
  everywhere: count * MANY >= size ? new Uint8Array(size) : null,
});
export const NOWHERE = roomFor(0, 1);

/** What it holds of memory. */
export const bytesOf = ({ parts, halves, everywhere: all }: Posted): number =>
  parts.byteLength + halves.byteLength + (all?.byteLength ?? 0);

export function standsIn({ parts, everywhere: all }: Posted, part: number): boolean {
  if (all) return part < all.length && all[part] !== 0;
  let [from, to] = [0, parts.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (parts[middle]! < part) from = middle + 1;
    else to = middle;
  }
  return from < parts.length && parts[from] === part;
}

/** Parts that were chosen, in order. */
export interface Chosen {
  parts: ArrayLike<number>;
  /** Of each part of the index the how manieth of the chosen it is, from one on; 0: it is none. */
  places: Uint32Array;
}
let places = new Uint32Array(0);
/** Lends what tells of each part whether it was chosen: the same memory for every question, so nothing may wait within `work`. */
export function withChosen<Told>(parts: ArrayLike<number>, size: number, work: (chosen: Chosen) => Told): Told {
  if (places.length < size) places = new Uint32Array(size);
  for (let at = 0; at < parts.length; at++) places[parts[at]!] = at + 1;
  try {
    return work({ parts, places });
  } finally {
    for (let at = 0; at < parts.length; at++) places[parts[at]!] = 0;
  }
}

/** How often, in halves, a term stands in each of the parts chosen; told in `into`, as long as they. */
export function frequenciesIn({ parts: chosen, places }: Chosen, { parts, halves, everywhere: all }: Posted, into: Uint8Array): void {
  if (all) {
    for (let at = 0; at < chosen.length; at++) into[at] = chosen[at]! < all.length ? all[chosen[at]!]! : 0;
    return;
  }
  into.fill(0);
  // A list is short, since its term stands in few parts: it is read through faster than each part is looked for in it.
  for (let at = 0; at < parts.length; at++) {
    const place = places[parts[at]!]!;
    if (place) into[place - 1] = halves[at]!;
  }
}
