import { isDateFormat } from 'hucre';
import { FileFault } from './file-fault.ts';
import type { SourceRow } from './row.ts';
import { readSharedStrings, SharedStrings } from './shared-strings.ts';
import { readSheet, type SheetContext } from './xlsx-rows.ts';
import { attribute, type XmlReader, XmlScanner } from './xml-scanner.ts';
import { inflated, type ZipEntry } from './zip-check.ts';

/** A workbook of any kind: its sheets in their order, and the rows of one of them with their row numbers. */
export interface Book {
  sheets: readonly { name: string }[];
  rows(sheet: string): AsyncIterable<SourceRow>;
}
export interface Relation {
  id: string;
  type: string;
  target: string;
}

/** Calls back for each tag of a small part, with its name and attributes. */
async function eachTag(chunks: AsyncIterable<Uint8Array> | undefined, open: XmlReader['open'], close: XmlReader['close'] = () => {}) {
  if (!chunks) return;
  const scanner = new XmlScanner({ open, close, text: () => {}, wantsText: () => false });
  for await (const chunk of chunks) scanner.push(chunk);
  scanner.end();
}

/** A target as a part's name: absolute, or from the folder of the part that names it. */
export function resolved(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/').filter(Boolean)) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
export const folderOf = (part: string): string => part.slice(0, Math.max(0, part.lastIndexOf('/')));
export const isA = (relation: Relation, kind: string): boolean => relation.type.endsWith(`/${kind}`);

/** Opens a workbook whose directory was held against the caps. Faults `file.broken`. */
export async function openXlsx(zip: Uint8Array, entries: readonly ZipEntry[]): Promise<Book> {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  const part = (name: string) => {
    const entry = byName.get(name.toLowerCase());
    return entry && inflated(zip, entry);
  };
  const relationsOf = async (of: string): Promise<Relation[]> => {
    const folder = folderOf(of);
    const found: Relation[] = [];
    await eachTag(part(`${folder ? `${folder}/` : ''}_rels/${of.slice(folder ? folder.length + 1 : 0)}.rels`), (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({ id: attribute(attributes, 'Id') ?? '', type: attribute(attributes, 'Type') ?? '', target: resolved(folder, target) });
    });
    return found;
  };
  const book = (await relationsOf('')).find((each) => isA(each, 'officeDocument'))?.target;
  if (book === undefined || !byName.has(book.toLowerCase())) throw new FileFault('invalid', 'file.broken', { why: 'no workbook part' });
  const relations = await relationsOf(book);
  const sheets: { name: string; part: string }[] = [];
  let dateSystem: SheetContext['dateSystem'] = '1900';
  await eachTag(part(book), (name, attributes) => {
    if (name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')) dateSystem = '1904';
    if (name !== 'sheet') return;
    const relation = relations.find((each) => each.id === attribute(attributes, 'id') && isA(each, 'worksheet'));
    if (relation) sheets.push({ name: attribute(attributes, 'name') ?? '', part: relation.target });
  });
  const target = (kind: string) => relations.find((each) => isA(each, kind))?.target ?? '';
  return {
    sheets,
    async *rows(name) {
      const sheet = part(sheets.find((each) => each.name === name)?.part ?? '');
      if (!sheet) throw new FileFault('invalid', 'file.broken', { why: `no part of sheet ${name}` });
      const strings = part(target('sharedStrings'));
      const isDate = await dateStyles(part(target('styles')));
      yield* readSheet(sheet, { strings: strings ? await readSharedStrings(strings) : new SharedStrings(), isDate, dateSystem });
    },
  };
}

/** Which cell styles show dates, by their number. */
async function dateStyles(styles: AsyncIterable<Uint8Array> | undefined): Promise<boolean[]> {
  const formats = new Map<string, string>();
  const styled: boolean[] = [];
  let inCells = false;
  await eachTag(
    styles,
    (name, attributes) => {
      if (name === 'numFmt') formats.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = attribute(attributes, 'numFmtId') ?? '0';
        styled.push(isDateFormat(formats.get(id) ?? id));
      }
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return styled;
}
