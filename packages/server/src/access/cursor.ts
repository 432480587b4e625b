import { Fault } from '../kernel/fault.ts';

/** A page position: the sort values of the last row seen, opaque to callers. */
export const writeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values of a cursor, or null for the first page; a cursor that is not ours is refused. */
export function readCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    )
      return values.map(String);
  } catch {
    // Falls through to the refusal below.
  }
  throw new Fault('invalid', 'input.cursor');
}

/** Cuts a result of limit + 1 rows into a page with the cursor of its last row. */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last ? writeCursor(key(last)) : null };
}
