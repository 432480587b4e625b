import { parsePasted } from '../imports/pasted-text.ts';

export interface PastedNumber {
  code: string;
  courier?: string;
  number: string;
}
/** What the columns of the posting list are headed with, in any language. */
export type Heads = Record<'code' | 'courier' | 'number', readonly string[]>;

/** Codes, couriers and numbers out of a block of cells: by the heads of the posting list, else in this order, the courier where there are three. */
export function pastedNumbers(text: string, heads: Heads): PastedNumber[] {
  const cells = parsePasted(text).map((row) => row.map((cell) => cell.trim()));
  const [head = []] = cells;
  const at = (names: readonly string[]) => head.findIndex((cell) => names.includes(cell));
  const headed = at(heads.code) >= 0 && at(heads.number) >= 0;
  const places = headed
    ? { code: at(heads.code), courier: at(heads.courier), number: at(heads.number) }
    : { code: 0, courier: head.length > 2 ? 1 : -1, number: head.length > 2 ? 2 : 1 };
  return (headed ? cells.slice(1) : cells).flatMap((row) => {
    const [code = '', courier = '', number = ''] = [row[places.code], row[places.courier], row[places.number]];
    return code && number ? [{ code, number, ...(courier ? { courier } : {}) }] : [];
  });
}
