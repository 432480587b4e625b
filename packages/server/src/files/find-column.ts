import { FileFault } from './file-fault.ts';
import type { Header } from './header.ts';
import { normaliseHeader } from './normalise-header.ts';

/** Finds columns by header: exactly, else without regard to case, spaces, punctuation and width, else by letter in files without a header. */
export type ColumnFinder = {
  /** faults `mapping.column_missing` */
  indexOf(name: string): number;
  has(name: string): boolean;
};

export function columnFinder(header: Header): ColumnFinder {
  const exact = new Map(header.columns.map((column) => [column.name, column.index]));
  const loose = new Map<string, number>();
  for (const column of header.columns) {
    const name = normaliseHeader(column.name);
    if (!loose.has(name)) loose.set(name, column.index);
  }
  const find = (name: string): number | undefined => exact.get(name) ?? loose.get(normaliseHeader(name));
  return {
    has: (name) => find(name) !== undefined,
    indexOf(name) {
      const index = find(name);
      if (index === undefined)
        throw new FileFault('invalid', 'mapping.column_missing', { column: name, columns: header.columns.map((column) => column.name) });
      return index;
    },
  };
}
