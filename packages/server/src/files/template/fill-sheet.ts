import type { OutCell } from '../out-cell.ts';
import { type CellLook, cellXml, EPOCH_1900 } from '../sheet-xml.ts';
import { attribute } from '../xml-scanner.ts';
import { addedRows, type Block, heightOf, isInside, movedRow, sameSheet } from './block.ts';
import type { DayStyles } from './day-styles.ts';
import { copiedFormula, movedFormula, movedRanges } from './move-formula.ts';
import { movedSheet } from './move-parts.ts';
import { isWhole, namesIn } from './placeholder.ts';
import type { TemplateSheet } from './read-template.ts';
import type { Formula, TemplateCell, TemplateRow } from './sheet.ts';
import { filledText, richOf, textOf } from './texts.ts';
import { elements, escapedXml, withAttribute } from './xml-edit.ts';

/** What a placeholder stands for: a value of the whole file, or the n-th of each record. */
export type Meaning = { value: OutCell } | { column: number; isDay: boolean };
export interface SheetFilling {
  texts: readonly string[];
  meaning(name: string): Meaning | undefined;
  days: DayStyles;
  is1904: boolean;
  block: Block | null;
  rows: AsyncIterable<readonly OutCell[]>;
}
type Written = (record: readonly OutCell[], copy: number) => string;
const CHUNK = 64 * 1024;
const EPOCH_1904 = '1904-01-01';

/** A sheet with its placeholders filled and its rows repeated, as text piece by piece. */
export class FilledSheet {
  readonly #sheet: TemplateSheet;
  readonly #fill: SheetFilling;
  readonly #block: Block | null;
  readonly #repeated: Written[];
  readonly #own: { above: string; below: string };
  readonly #around: { before: string; after: string };

  /** Everything but the records is worked out here, so that styles are complete before the first part is written. */
  constructor(sheet: TemplateSheet, fill: SheetFilling) {
    this.#sheet = sheet;
    this.#fill = fill;
    this.#block = fill.block && sameSheet(fill.block.sheet, sheet.name) ? fill.block : null;
    const block = this.#block;
    this.#repeated = block ? sheet.rows.filter(({ number }) => isInside(block, number)).map((row) => this.#row(row)) : [];
    const around = (xml: string) => (fill.block ? movedSheet(xml, sheet.name, fill.block) : xml);
    this.#around = { before: around(sheet.before), after: around(sheet.after) };
    const once = (rows: readonly TemplateRow[]) => rows.map((row) => this.#row(row)([], 0)).join('');
    this.#own = {
      above: once(block ? sheet.rows.filter(({ number }) => number < block.first) : sheet.rows),
      below: once(block ? sheet.rows.filter(({ number }) => number > block.last) : []),
    };
  }

  async *text(): AsyncGenerator<string, void, undefined> {
    yield this.#around.before + this.#own.above;
    if (this.#block) yield* this.#records();
    yield this.#own.below;
    yield* this.#joined(this.#around.after);
  }

  async *#records(): AsyncGenerator<string, void, undefined> {
    let text = '';
    let copy = 0;
    for await (const record of this.#fill.rows) {
      for (const row of this.#repeated) text += row(record, copy);
      copy += 1;
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    if (copy === 0) for (const row of this.#repeated) text += row([], 0);
    yield text;
  }

  /** Joined cells and links of the repeated rows stand in every copy, those below move down. */
  *#joined(xml: string): Generator<string> {
    const block = this.#block;
    if (!block) return yield xml;
    let at = 0;
    for (const name of ['mergeCells', 'hyperlinks']) {
      const [list] = elements(xml, name);
      if (!list?.inner) continue;
      yield xml.slice(at, list.start);
      at = list.end;
      yield* this.#list(name, list.inner, block);
    }
    yield xml.slice(at);
  }

  *#list(name: string, inner: string, block: Block): Generator<string> {
    const items = [...elements(inner, name.slice(0, -1))].map(({ start, end, attributes }) => {
      const ref = attribute(attributes, 'ref') ?? '';
      const rows = [...ref.matchAll(/\d+/g)].map(([row]) => Number(row));
      return { xml: inner.slice(start, end), ref, inside: rows.length > 0 && rows.every((row) => isInside(block, row)) };
    });
    const put = (xml: string, ref: string) => xml.replace(/(\sref\s*=\s*)(?:"[^"]*"|'[^']*')/, (_, start: string) => `${start}"${ref}"`);
    const inside = items.filter((item) => item.inside);
    const outside = items.filter((item) => !item.inside);
    const count = outside.length + inside.length * block.copies;
    yield `<${name}${name === 'mergeCells' ? ` count="${count}"` : ''}>${outside.map((item) => put(item.xml, movedRanges(item.ref, block, false))).join('')}`;
    let text = '';
    for (let copy = 0; copy < block.copies; copy += 1) {
      for (const item of inside)
        text += put(
          item.xml,
          item.ref.replace(/\d+/g, (row) => String(Number(row) + copy * heightOf(block))),
        );
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    yield `${text}</${name}>`;
  }

  #row(row: TemplateRow): Written {
    const block = this.#block;
    const inside = block !== null && isInside(block, row.number);
    const number = block && !inside ? movedRow(row.number, block) : row.number;
    const step = inside && block ? heightOf(block) : 0;
    const cells = row.cells.map((cell) => this.#cell(cell, row.number));
    if (!inside && number === row.number && cells.every((cell) => cell === null)) return () => row.raw;
    const written = row.cells.map((cell, at): ((record: readonly OutCell[], copy: number, place: string) => string) => {
      const made = cells[at];
      return made ? (record, copy, place) => made(record, copy, place) : (_, __, place) => kept(cell, place);
    });
    const letters = row.cells.map((cell) => cell.letters);
    return (record, copy) => {
      const here = number + copy * step;
      let text = `<row r="${here}"${row.attributes}>`;
      for (let at = 0; at < written.length; at += 1) text += written[at]!(record, copy, `${letters[at]}${here}`);
      return `${text}</row>`;
    };
  }

  /** How a cell is written; null for one that stays as it is. */
  #cell(cell: TemplateCell, row: number): ((record: readonly OutCell[], copy: number, place: string) => string) | null {
    if (cell.formula) return this.#formula(cell, cell.formula, row);
    const rich = richOf(cell, this.#fill.texts);
    const text = rich === null ? '' : textOf(rich);
    const names = namesIn(text);
    if (rich === null || !names.length) return null;
    const known = new Map(names.map((name) => [name, this.#fill.meaning(name)]));
    const filledBy = (name: string, record: readonly OutCell[]): OutCell => {
      const meaning = known.get(name);
      if (!meaning) return null;
      return 'value' in meaning ? meaning.value : (record[meaning.column] ?? null);
    };
    if (!isWhole(text)) {
      const { attributes } = cell;
      return (record, _, place) =>
        `<c r="${place}"${attributes} t="inlineStr"><is>${filledText(rich, (name) => filledBy(name, record))}</is></c>`;
    }
    const look = this.#look(cell, known.get(names[0]!));
    return (record, _, place) => cellXml(filledBy(names[0]!, record), place, look);
  }

  #look(cell: TemplateCell, meaning: Meaning | undefined): CellLook {
    const any = cell.attributes;
    const epoch = this.#fill.is1904 ? EPOCH_1904 : EPOCH_1900;
    const isDay = meaning !== undefined && ('value' in meaning ? isDate(meaning.value) : meaning.isDay);
    if (!isDay) return { any, day: any, epoch };
    const style = Number(attribute(any, 's') ?? 0);
    const day = this.#fill.days.of(style);
    const styled = /\ss\s*=/.test(any) ? withAttribute(any, 's', () => String(day)) : `${any} s="${day}"`;
    return { any, day: styled, epoch };
  }

  /** A formula where it comes to stand; what it came to is left out, for it is to be calculated anew. */
  #formula(cell: TemplateCell, formula: Formula, row: number): (record: readonly OutCell[], copy: number, place: string) => string {
    const { block } = this.#fill;
    const inside = this.#block !== null && isInside(this.#block, row);
    const step = inside && this.#block ? heightOf(this.#block) : 0;
    const textAt = inside && this.#block ? copiedFormula(formula.text, this.#block) : null;
    const text = textAt ? '' : escapedXml(block ? movedFormula(formula.text, this.#sheet.name, block) : formula.text);
    const spans = this.#block
      ? withAttribute(formula.attributes, 'ref', (ref) => (inside ? ref : movedRanges(ref, this.#block!, false)))
      : formula.attributes;
    return (_, copy, place) => {
      const array =
        copy && spans ? withAttribute(spans, 'ref', (ref) => ref.replace(/\d+/g, (each) => String(Number(each) + copy * step))) : spans;
      return `<c r="${place}"${cell.attributes}><f${array}>${textAt ? escapedXml(textAt(copy)) : text}</f></c>`;
    };
  }
}

const isDate = (value: OutCell): boolean => value !== null && typeof value === 'object' && 'date' in value;
const kept = (cell: TemplateCell, place: string): string => {
  const type = cell.type === 'n' ? '' : ` t="${cell.type}"`;
  return cell.inner === '' ? `<c r="${place}"${cell.attributes}${type}/>` : `<c r="${place}"${cell.attributes}${type}>${cell.inner}</c>`;
};
/** Whether rows are put in, so that what names rows must follow. */
export const addsRows = (block: Block | null): block is Block => block !== null && addedRows(block) > 0;
