/**
 * A cell to write. Numbers and exact decimals go as `{ decimal }`, days as `{ date }` (`YYYY-MM-DD`), so that spreadsheets calculate with them;
 * a string is always text.
 */
export type OutCell = string | number | boolean | null | { decimal: string } | { date: string };
