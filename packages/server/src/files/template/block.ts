/** The rows that repeat for each record, and how often: what stands below them moves down. */
export interface Block {
  sheet: string;
  /** First and last row, from 1. */
  first: number;
  last: number;
  /** At least one: without records the rows stand once, empty. */
  copies: number;
}

export const heightOf = ({ first, last }: Block): number => last - first + 1;
/** How many rows are put in. */
export const addedRows = (block: Block): number => (block.copies - 1) * heightOf(block);
export const isInside = (block: Block, row: number): boolean => row >= block.first && row <= block.last;

/** Where a row is afterwards. The end of a range within the block goes down with its last copy, so that the range holds all of them. */
export function movedRow(row: number, block: Block, isEnd = false): number {
  if (row > block.last || (isEnd && row >= block.first)) return row + addedRows(block);
  return row;
}

export const sameSheet = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
