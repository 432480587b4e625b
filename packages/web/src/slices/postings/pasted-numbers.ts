import { parsePasted } from '../imports/pasted-text.ts';

export interface PastedNumber {
  code: string;
  courier?: string;
  number: string;
}
const HEADS = { code: /^(编号|code)$/i, courier: /^(快递公司|快递|courier)$/i, number: /^(快递单号|单号|number)$/i };

/** Codes, couriers and numbers out of a block of cells: by the heads of the posting list, else in this order, the courier where there are three. */
export function pastedNumbers(text: string): PastedNumber[] {
  const cells = parsePasted(text).map((row) => row.map((cell) => cell.trim()));
  const [head = []] = cells;
  const at = (pattern: RegExp) => head.findIndex((cell) => pattern.test(cell));
  const headed = at(HEADS.code) >= 0 && at(HEADS.number) >= 0;
  const places = headed
    ? { code: at(HEADS.code), courier: at(HEADS.courier), number: at(HEADS.number) }
    : { code: 0, courier: head.length > 2 ? 1 : -1, number: head.length > 2 ? 2 : 1 };
  return (headed ? cells.slice(1) : cells).flatMap((row) => {
    const [code = '', courier = '', number = ''] = [row[places.code], row[places.courier], row[places.number]];
    return code && number ? [{ code, number, ...(courier ? { courier } : {}) }] : [];
  });
}
