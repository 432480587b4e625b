import { attribute } from '../xml-scanner.ts';
import { type Block, sameSheet } from './block.ts';
import type { Marked, Template, TemplateSheet } from './read-template.ts';
import { elements } from './xml-edit.ts';

export interface Merge {
  first: number;
  last: number;
  ref: string;
}
/** Joined cells of a sheet, by their rows. */
export const mergesOf = (after: string): Merge[] =>
  [...elements(after, 'mergeCell')].map(({ attributes }) => {
    const ref = attribute(attributes, 'ref') ?? '';
    const [first = 0, last = first] = [...ref.matchAll(/\d+/g)].map(([row]) => Number(row));
    return { first, last, ref };
  });

/** Rows that repeat, once; `apart` are cells that ask for a second place where rows repeat. */
export interface Found {
  block: Omit<Block, 'copies'> | null;
  apart: Marked[];
}

/** The rows that repeat: those with a placeholder of a record, one below the other, and whatever is joined to them. */
export function findBlock(template: Template, ofRecord: (name: string) => boolean): Found {
  const asking = template.marked.filter(({ names }) => names.some(ofRecord));
  const [start] = asking;
  if (!start) return { block: null, apart: [] };
  const sheet = template.sheets.find(({ name }) => sameSheet(name, start.sheet))!;
  const rows = new Set(asking.filter((cell) => sameSheet(cell.sheet, start.sheet)).map(({ row }) => row));
  const block = grown(sheet, rows, start.row);
  return {
    block: { sheet: start.sheet, ...block },
    apart: asking.filter((cell) => !sameSheet(cell.sheet, start.sheet) || cell.row < block.first || cell.row > block.last),
  };
}

function grown(sheet: TemplateSheet, rows: ReadonlySet<number>, start: number): { first: number; last: number } {
  const merges = mergesOf(sheet.after).filter(({ first, last }) => last > first);
  let [first, last] = [start, start];
  for (let before = -1; before !== last - first; ) {
    before = last - first;
    while (rows.has(last + 1)) last += 1;
    for (const merge of merges) {
      if (merge.last < first || merge.first > last) continue;
      first = Math.min(first, merge.first);
      last = Math.max(last, merge.last);
    }
  }
  return { first, last };
}
