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

/** Calls for each block of so many parts with sums of nothing, one a part, and with the number of its first part. */
export function inBlocks(size: number, count: (sums: Float64Array, from: number) => void): void {
  for (let from = 0; from < size; from += BLOCK) count(sums.subarray(0, size - from).fill(0), from);
}
