/**
 * The parts in which a term stands, with how often: fields weighted, in halves, at most 255. A list of parts in order, or, of a term that
 * stands in many of them, a byte for each part there was when it was read, which needs no looking for.
 */
export interface Posted {
  /** In how many parts. */
  count: number;
  parts: Uint32Array;
  halves: Uint8Array;
  /** Null: as a list. Else the list is empty. */
  everywhere: Uint8Array | null;
}
const NO_PARTS = new Uint32Array(0);
const NO_HALVES = new Uint8Array(0);
export const NOWHERE: Posted = { count: 0, parts: NO_PARTS, halves: NO_HALVES, everywhere: null };

/** In one of so many parts a term stands in many. */
const MANY = 16;
export const standsInMany = (count: number, size: number): boolean => count * MANY >= size;

/** A list of so many parts, all of them to be filled in. */
export const listed = (count: number): Posted => ({
  count,
  parts: new Uint32Array(count),
  halves: new Uint8Array(count),
  everywhere: null,
});
export const everywhere = (count: number, size: number): Posted => ({
  ...{ count, parts: NO_PARTS, halves: NO_HALVES },
  everywhere: new Uint8Array(size),
});

/** What it holds of memory. */
export const bytesOf = ({ parts, halves, everywhere: all }: Posted): number =>
  parts.byteLength + halves.byteLength + (all?.byteLength ?? 0);

/** Calls for each part in which it stands, in order. */
export function eachPosted({ parts, everywhere: all }: Posted, visit: (part: number) => void): void {
  if (all) for (let part = 0; part < all.length; part++) all[part] && visit(part);
  else for (let at = 0; at < parts.length; at++) visit(parts[at]!);
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
