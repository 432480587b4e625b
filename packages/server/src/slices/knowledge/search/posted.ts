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

/** How often, in halves, a term stands in each of some parts, which are in order; told in `into`, as long as they. */
export function frequenciesIn(chosen: ArrayLike<number>, { parts, halves, everywhere: all }: Posted, into: Uint8Array): void {
  if (all) {
    for (let at = 0; at < chosen.length; at++) into[at] = chosen[at]! < all.length ? all[chosen[at]!]! : 0;
    return;
  }
  let [at, from] = [0, 0];
  for (; at < chosen.length && from < parts.length; at++) {
    const part = chosen[at]!;
    // From one to the next in leaps that double, then between the last two.
    let leap = 1;
    while (from + leap < parts.length && parts[from + leap]! < part) leap *= 2;
    let [low, high] = [from + (leap >> 1), Math.min(from + leap, parts.length)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (parts[middle]! < part) low = middle + 1;
      else high = middle;
    }
    from = low;
    into[at] = parts[from] === part ? halves[from]! : 0;
  }
  into.fill(0, at);
}
