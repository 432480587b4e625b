/** Caps that hold for one file; each becomes a fault of kind `limit` naming the cap. */
export type FileLimits = Readonly<{
  /** bytes of the file as it lies on disk */
  fileBytes: number;
  /** bytes after gunzip or unzip, all entries together */
  expandedBytes: number;
  /** expanded ÷ packed size above which an archive over 64 MB counts as a bomb */
  expansionRatio: number;
  rows: number;
  columns: number;
  /** characters in one cell */
  cellChars: number;
  /** milliseconds of parsing, not counting the time the reader of the rows takes */
  parseMs: number;
  /** heap of the parsing thread */
  heapMb: number;
}>;

export const defaultLimits: FileLimits = {
  fileBytes: 256 * 1024 * 1024,
  expandedBytes: 2 * 1024 * 1024 * 1024,
  expansionRatio: 200,
  rows: 2_000_000,
  columns: 500,
  cellChars: 100_000,
  parseMs: 10 * 60_000,
  heapMb: 768,
};
