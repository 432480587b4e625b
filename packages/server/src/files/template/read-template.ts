import { FileFault } from '../file-fault.ts';
import { fileKindOf, workbookKindOf } from '../file-kind.ts';
import { defaultLimits, type FileLimits } from '../limits.ts';
import { folderOf, isA, type Relation, resolved } from '../xlsx-package.ts';
import { attribute } from '../xml-scanner.ts';
import { checkedZipEntries, inflated, packedBytes, type ZipEntry } from '../zip-check.ts';
import { hasLooseBraces, isWhole, namesIn } from './placeholder.ts';
import { parseSheet, type Sheet } from './sheet.ts';
import { richOf, textOf, textsOf } from './texts.ts';
import { elements, plainXml } from './xml-edit.ts';

const MB = 1024 * 1024;
/** A form that somebody designed: pictures may make it large, its cells do not. */
export const TEMPLATE_LIMITS: FileLimits = { ...defaultLimits, fileBytes: 20 * MB, expandedBytes: 256 * MB };
const SHEETS_BYTES = 32 * MB;

/** A cell with placeholders. */
export interface Marked {
  sheet: string;
  /** `B5`. */
  cell: string;
  row: number;
  names: string[];
  /** The cell holds nothing else, so that it takes the value as it is. */
  whole: boolean;
  /** Braces that make no placeholder, or stand in a formula. */
  fault: 'braces' | 'formula' | null;
}
export interface TemplateSheet extends Sheet {
  name: string;
  part: string;
  relations: Relation[];
}
export interface Template {
  entries: readonly ZipEntry[];
  /** A part's own bytes as they lie in the file. */
  kept(entry: ZipEntry): Uint8Array;
  xml(part: string): Promise<string | null>;
  book: string;
  bookRelations: Relation[];
  sheets: TemplateSheet[];
  texts: string[];
  marked: Marked[];
  is1904: boolean;
}

const broken = (why: string): FileFault => new FileFault('invalid', 'file.broken', { why });

/** Opens a company's own workbook. Faults say why one cannot be used, and what to save it as. */
export async function readTemplate(bytes: Uint8Array, limits: FileLimits = TEMPLATE_LIMITS): Promise<Template> {
  if (bytes.length > limits.fileBytes) throw new FileFault('limit', 'file.too_large', { limit: limits.fileBytes });
  const entries = entriesOf(bytes, limits);
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  const xml = async (part: string) => {
    const entry = byName.get(part.toLowerCase());
    if (!entry) return null;
    if (entry.expanded > SHEETS_BYTES) throw new FileFault('limit', 'file.expands_too_much', { limit: SHEETS_BYTES });
    return plainXml(Buffer.concat(await Array.fromAsync(inflated(bytes, entry))));
  };
  const relationsOf = async (of: string) => {
    const folder = folderOf(of);
    const found = await xml(`${folder ? `${folder}/` : ''}_rels/${of.slice(folder ? folder.length + 1 : 0)}.rels`);
    return [...elements(found ?? '', 'Relationship')].map(({ attributes }) => ({
      id: attribute(attributes, 'Id') ?? '',
      type: attribute(attributes, 'Type') ?? '',
      target: attribute(attributes, 'TargetMode') === 'External' ? '' : resolved(folder, attribute(attributes, 'Target') ?? ''),
    }));
  };
  const book = (await relationsOf('')).find((each) => isA(each, 'officeDocument'))?.target ?? '';
  const bookXml = await xml(book);
  if (bookXml === null) throw broken('no workbook part');
  const bookRelations = await relationsOf(book);
  const named = sheetsOf(bookXml, bookRelations);
  const expanded = named.reduce((sum, { part }) => sum + (byName.get(part.toLowerCase())?.expanded ?? 0), 0);
  if (expanded > SHEETS_BYTES) throw new FileFault('limit', 'file.expands_too_much', { limit: SHEETS_BYTES });
  const sheets = await Promise.all(
    named.map(async ({ name, part }) => {
      const found = await xml(part);
      if (found === null) throw broken(`no part of sheet ${name}`);
      return { name, part, relations: await relationsOf(part), ...parseSheet(found) };
    }),
  );
  const strings = bookRelations.find((each) => isA(each, 'sharedStrings'))?.target;
  const texts = strings ? textsOf((await xml(strings)) ?? '') : [];
  return {
    ...{ entries, kept: (entry: ZipEntry) => packedBytes(bytes, entry), xml, book, bookRelations, sheets, texts },
    marked: sheets.flatMap((sheet) => markedCells(sheet, texts)),
    is1904: [...elements(bookXml, 'workbookPr')].some(({ attributes }) => /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')),
  };
}

function entriesOf(bytes: Uint8Array, limits: FileLimits): ZipEntry[] {
  const kind = fileKindOf(bytes.subarray(0, 512), 'template.xlsx');
  if (kind === 'xls') {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw locked ? new FileFault('invalid', 'file.encrypted') : unsupported('xls');
  }
  if (kind !== 'zip') throw unsupported(kind === 'delimited' ? 'text' : kind);
  const entries = checkedZipEntries(bytes, limits);
  const names = entries.map(({ name }) => name);
  if (workbookKindOf(names) !== 'xlsx') throw unsupported('ods');
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw unsupported('xlsm');
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) throw broken('zip directory');
  return entries;
}
const unsupported = (kind: string): FileFault => new FileFault('invalid', 'file.kind_unsupported', { kind, saveAs: '.xlsx' });

function sheetsOf(bookXml: string, relations: readonly Relation[]): { name: string; part: string }[] {
  return [...elements(bookXml, 'sheet')].flatMap(({ attributes }) => {
    const relation = relations.find((each) => each.id === attribute(attributes, 'id') && isA(each, 'worksheet'));
    return relation ? [{ name: attribute(attributes, 'name') ?? '', part: relation.target }] : [];
  });
}

function markedCells(sheet: Sheet & { name: string }, texts: readonly string[]): Marked[] {
  return sheet.rows.flatMap((row) =>
    row.cells.flatMap((cell): Marked[] => {
      const at = { sheet: sheet.name, cell: `${cell.letters}${row.number}`, row: row.number };
      if (cell.formula) return /\{\{/.test(cell.formula.text) ? [{ ...at, names: [], whole: false, fault: 'formula' }] : [];
      const rich = richOf(cell, texts);
      if (rich === null || !/[{}｛｝]/.test(rich)) return [];
      const text = textOf(rich);
      const names = namesIn(text);
      if (!names.length && !hasLooseBraces(text)) return [];
      return [{ ...at, names, whole: isWhole(text), fault: hasLooseBraces(text) ? 'braces' : null }];
    }),
  );
}
