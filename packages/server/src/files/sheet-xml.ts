import { guardedText } from './formula-guard.ts';
import type { OutCell } from './out-cell.ts';

/** `+86 138…` and `-12` are numbers, not commands; a sheet keeps them as the text that they are. */
const SIGNED_NUMBER = /^[+\-＋－][\d\s().\-/]*$/;
/** The style of days in `STYLES`. */
const DAY_STYLE = 1;

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (sign: string): string => NAMED[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text for XML; what XML cannot hold, and what would be read as such an escape, is written as workbooks do: `_x000B_`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is for
const toEscape = /[&<>"]|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;
export const xmlEscaped = (text: string): string => text.replace(toEscape, escaped);

/** `27` → `AB`. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A row of a sheet; empty cells are left out. */
export const rowXml = (cells: readonly OutCell[], columns: readonly string[], row: number): string =>
  `<row r="${row}">${cells.map((cell, at) => (cell === null || cell === '' ? '' : cellXml(cell, `${columns[at] ?? columnName(at)}${row}`, OURS))).join('')}</row>`;

/** How cells of a sheet look: the attributes of any cell, those of a day, and the day that serial numbers begin at. */
export interface CellLook {
  any: string;
  day: string;
  epoch: string;
}
export const EPOCH_1900 = '1899-12-30';
const OURS: CellLook = { any: '', day: ` s="${DAY_STYLE}"`, epoch: EPOCH_1900 };

/** Spreadsheets keep 15 digits: a longer decimal stays text rather than lose its end. Text is guarded here too: it runs when it is edited or saved as CSV. */
export function cellXml(cell: OutCell, place: string, look: CellLook): string {
  const { any } = look;
  if (cell === null || cell === '') return `<c r="${place}"${any}/>`;
  if (typeof cell === 'string') return textXml(SIGNED_NUMBER.test(cell) ? cell : guardedText(cell), place, any);
  if (typeof cell === 'boolean') return `<c r="${place}"${any} t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${place}"${any}><v>${cell}</v></c>`;
  if ('decimal' in cell) {
    const digits = cell.decimal.replace(/\D/g, '').replace(/^0+/, '').length;
    return digits > 15 ? textXml(cell.decimal, place, any) : `<c r="${place}"${any}><v>${Number(cell.decimal)}</v></c>`;
  }
  const serial = Temporal.PlainDate.from(look.epoch).until(cell.date).days;
  // serial numbers begin in 1900, with a day that never was; earlier days stay text
  return serial < (look.epoch === EPOCH_1900 ? 61 : 0) ? textXml(cell.date, place, any) : `<c r="${place}"${look.day}><v>${serial}</v></c>`;
}

// texts stand in their cells: a table of them would have to be kept until the end
const textXml = (text: string, place: string, any: string): string =>
  `<c r="${place}"${any} t="inlineStr"><is><t xml:space="preserve">${xmlEscaped(text)}</t></is></c>`;
