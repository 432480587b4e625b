import { FileFault } from './file-fault.ts';
import type { Cell, SourceRow } from './row.ts';
import { readable, type SharedStrings } from './shared-strings.ts';
import { isoOfSerial } from './workbook-cell.ts';
import { attribute, type XmlReader, XmlScanner } from './xml-scanner.ts';

/** What the cells of a sheet mean besides their own text. */
export interface SheetContext {
  strings: SharedStrings;
  /** Whether the n-th cell style shows a date. */
  isDate: readonly boolean[];
  dateSystem: '1900' | '1904';
}

const LAST_COLUMN = 16_383;
/** What a formula that was never calculated has to show for itself. */
const NOT_CALCULATED = '#CALC!';

/** `AB12` → 27; less than 0 when there is no column in it. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Excel keeps 15 significant digits; what a file holds beyond them is noise of its arithmetic (68.66499999999999). */
export const spreadsheetNumber = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)));

class SheetReader implements XmlReader {
  readonly rows: SourceRow[] = [];
  readonly #context: SheetContext;
  #line = 0;
  #cells: Cell[] = [];
  #column = -1;
  #type = '';
  #style = -1;
  #text = '';
  #inText = false;
  #inCell = false;
  #hasFormula = false;
  #inGuide = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      const given = Number(attribute(attributes, 'r') ?? this.#line + 1);
      this.#line = Number.isSafeInteger(given) ? given : this.#line + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      const reference = attribute(attributes, 'r');
      this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
      if (this.#column < 0 || this.#column > LAST_COLUMN) throw new FileFault('invalid', 'file.broken', { why: `cell ${reference}` });
      this.#type = attribute(attributes, 't') ?? 'n';
      this.#style = Number(attribute(attributes, 's') ?? -1);
      this.#text = '';
      this.#inCell = true;
      this.#hasFormula = false;
    } else if (name === 'f') this.#hasFormula = true;
    else if (name === 'rPh') this.#inGuide = true;
    this.#inText = this.#inCell && (name === 'v' || name === 't') && !this.#inGuide;
  }

  close(name: string): void {
    this.#inText = false;
    if (name === 'rPh') this.#inGuide = false;
    else if (name === 'c') {
      while (this.#cells.length < this.#column) this.#cells.push(null);
      this.#cells[this.#column] = this.#value();
      this.#inCell = false;
    } else if (name === 'row') this.rows.push({ line: this.#line, cells: this.#cells });
  }

  text(bytes: Buffer): void {
    this.#text += bytes.toString('utf8');
  }

  wantsText(): boolean {
    return this.#inText;
  }

  #value(): Cell {
    const text = this.#text;
    if (text === '' && this.#type !== 'str' && this.#type !== 'inlineStr') return this.#hasFormula ? NOT_CALCULATED : null;
    switch (this.#type) {
      case 's':
        return this.#context.strings.get(Number(text)) || null;
      case 'b':
        return text === '1' || text.toLowerCase() === 'true';
      case 'n': {
        const number = Number(text);
        if (Number.isNaN(number)) return readable(text);
        const isDate = this.#context.isDate[this.#style] === true;
        return isDate ? isoOfSerial(number, this.#context.dateSystem) : spreadsheetNumber(number);
      }
      default:
        return readable(text) || null;
    }
  }
}

/** Rows of a sheet's XML as it comes. Formulas give the value that was stored with them. */
export async function* readSheet(chunks: AsyncIterable<Uint8Array>, context: SheetContext): AsyncGenerator<SourceRow, void, undefined> {
  const reader = new SheetReader(context);
  const scanner = new XmlScanner(reader);
  for await (const chunk of chunks) {
    scanner.push(chunk);
    yield* reader.rows.splice(0);
  }
  scanner.end();
}
