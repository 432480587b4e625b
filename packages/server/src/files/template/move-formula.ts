import { columnName } from '../sheet-xml.ts';
import { columnOf } from '../xlsx-rows.ts';
import { addedRows, type Block, heightOf, isInside, movedRow, sameSheet } from './block.ts';
import { type End, type Reference, tokensOf, writtenReference } from './formula-tokens.ts';

const atRow = (end: End, row: number): End => (end.row === null ? end : { ...end, row });
const isOf = (reference: Reference, home: string, block: Block): boolean => sameSheet(reference.sheet ?? home, block.sheet);

/** A reference from outside of the repeated rows: it goes on naming the same cells, and a range over them holds every copy. */
function moved(reference: Reference, block: Block): Reference {
  const { first, last, summed } = reference;
  if (last)
    return { ...reference, first: atRow(first, movedRow(first.row ?? 0, block)), last: atRow(last, movedRow(last.row ?? 0, block, true)) };
  const row = first.row ?? 0;
  // a sum over one cell of the repeated row means that cell of every copy
  if (summed && isInside(block, row) && addedRows(block) > 0) return { ...reference, last: atRow(first, row + addedRows(block)) };
  return { ...reference, first: atRow(first, movedRow(row, block)) };
}

/** A formula outside of the repeated rows. `home` is the sheet it stands on; with `grows` one cell of the repeated rows becomes all its copies. */
export const movedFormula = (formula: string, home: string, block: Block, grows = false): string =>
  tokensOf(formula)
    .map((token) =>
      typeof token === 'string'
        ? token
        : writtenReference(isOf(token, home, block) ? moved(grows ? { ...token, summed: true } : token, block) : token),
    )
    .join('');

/** A formula of the repeated rows in its n-th copy: as if it were filled down, what is pinned by `$` stays. */
export function copiedFormula(formula: string, block: Block): (copy: number) => string {
  const parts = tokensOf(formula).map((token) => {
    if (typeof token === 'string') return token;
    const ours = isOf(token, block.sheet, block);
    const { first, last } = token;
    const pinned = (end: End | null) => end === null || (end.rowPinned && isInside(block, end.row ?? 0));
    // pinned at both ends within the block: all copies, as from outside
    const whole = ours && last !== null && pinned(first) && pinned(last);
    const start = ours
      ? { ...token, first: atRow(first, movedRow(first.row ?? 0, block)), last: last && atRow(last, movedRow(last.row ?? 0, block, whole)) }
      : token;
    const down = (end: End, copy: number) => (end.rowPinned || end.row === null ? end : atRow(end, end.row + copy * heightOf(block)));
    return (copy: number) => writtenReference({ ...start, first: down(start.first, copy), last: start.last && down(start.last, copy) });
  });
  return (copy) => parts.map((part) => (typeof part === 'string' ? part : part(copy))).join('');
}

/** A formula that stands in several cells, as it reads in one so many rows and columns away from the first. */
export function sharedFormula(formula: string, rows: number, columns: number): string {
  const away = (end: End): End => ({
    ...end,
    row: end.row === null || end.rowPinned ? end.row : end.row + rows,
    column: end.column === '' || end.columnPinned ? end.column : columnName(columnOf(end.column) + columns),
  });
  return tokensOf(formula)
    .map((token) =>
      typeof token === 'string' ? token : writtenReference({ ...token, first: away(token.first), last: token.last && away(token.last) }),
    )
    .join('');
}

/** A list of ranges as an attribute holds it (`A1:B2 C3`); with `grows` a single cell of the repeated rows becomes all of its copies. */
export const movedRanges = (ranges: string, block: Block, grows: boolean): string =>
  ranges
    .split(' ')
    .map((range) =>
      tokensOf(range)
        .map((token) => (typeof token === 'string' ? token : writtenReference(moved({ ...token, summed: grows }, block))))
        .join(''),
    )
    .join(' ');
