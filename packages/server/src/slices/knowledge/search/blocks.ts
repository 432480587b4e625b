import type { Posted } from './posted.ts';

/** So many parts at a time are counted: what is added up for them stays in the nearest memory of the processor. */
const BLOCK = 8192;
const sums = new Float64Array(BLOCK);

/** A list of postings as it is read block by block. */
export interface Cursor {
  posted: Posted;
  /** The next entry of the list. */
  at: number;
}

/** Calls for each block of parts with sums of nothing, one a part, for the parts from one up to before another. */
export function inBlocks(size: number, count: (sums: Float64Array, from: number, to: number) => void): void {
  for (let from = 0; from < size; from += BLOCK) count(sums.fill(0), from, Math.min(from + BLOCK, size));
}
