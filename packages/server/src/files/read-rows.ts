import type { ByteSource } from './byte-source.ts';
import { cappedBytes, firstBytes, gunzipped, isGzip, wholeBytes } from './byte-source.ts';
import type { Delimiter, DetectedDelimiter } from './delimiter.ts';
import { detectDelimiter } from './delimiter.ts';
import type { DetectedEncoding, Encoding } from './encoding.ts';
import { decodeText, detectEncoding } from './encoding.ts';
import { FileFault } from './file-fault.ts';
import type { FileKind } from './file-kind.ts';
import { fileKindOf, workbookKindOf } from './file-kind.ts';
import type { FileLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import { readDelimited } from './read-delimited.ts';
import { readJsonLines } from './read-jsonl.ts';
import type { SourceRow } from './row.ts';
import { withinLimits } from './within-limits.ts';
import { checkedZipEntries } from './zip-check.ts';

/** A file to read: its name (for the ending) and its bytes, readable more than once. */
export type SourceFile = { name: string; bytes: ByteSource };

/** What a person or a mapping decided; the rest is detected. `sheet` is a sheet's name. */
export type ReadChoices = { encoding?: Encoding; delimiter?: Delimiter; sheet?: string };

/** A file whose kind, encoding and delimiter are known, ready to give its rows as often as asked. */
export type OpenedFile = {
  kind: FileKind;
  encoding?: DetectedEncoding;
  delimiter?: DetectedDelimiter;
  /** sheets of a workbook, in their order; empty for other kinds */
  sheets: string[];
  rows(): AsyncGenerator<SourceRow, void, undefined>;
};

/** Looks at a file and decides how to read it. Faults (`FileFault`) say why a file is refused. */
export async function openFile(file: SourceFile, choices: ReadChoices = {}, limits: FileLimits = defaultLimits): Promise<OpenedFile> {
  let bytes = cappedBytes(file.bytes, limits);
  if (isGzip(await firstBytes(bytes, 2))) bytes = gunzipped(bytes, limits);
  const kind = fileKindOf(await firstBytes(bytes, 512), file.name);
  if (kind === 'zip' || kind === 'xls') return await openWorkbook(bytes, kind, choices, limits);

  const encoding = await detectEncoding(bytes, choices.encoding);
  if (kind === 'jsonl') {
    return { kind, encoding, sheets: [], rows: () => withinLimits(readJsonLines(bytes, encoding.encoding, limits), limits) };
  }
  const detected = detectDelimiter(await firstText(bytes, encoding.encoding), file.name);
  const delimiter =
    choices.delimiter === undefined
      ? detected
      : { delimiter: choices.delimiter, spaceBeforeQuote: choices.delimiter !== '\t' && detected.spaceBeforeQuote };
  const rows = () => withinLimits(readDelimited(bytes, encoding.encoding, delimiter, limits), limits);
  return { kind, encoding, delimiter, sheets: [], rows };
}

/** Opens a file and gives its rows. */
export async function* readRows(file: SourceFile, choices?: ReadChoices, limits?: FileLimits): AsyncGenerator<SourceRow, void, undefined> {
  yield* (await openFile(file, choices, limits)).rows();
}

async function openWorkbook(source: ByteSource, found: 'zip' | 'xls', choices: ReadChoices, limits: FileLimits): Promise<OpenedFile> {
  const bytes = await wholeBytes(source, limits);
  // a locked .xlsx lies encrypted in the same container as an .xls
  if (found === 'xls' && Buffer.from(bytes.buffer).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw new FileFault('invalid', 'file.encrypted');
  const entries = found === 'zip' ? checkedZipEntries(bytes, limits) : [];
  const kind = found === 'zip' ? workbookKindOf(entries.map((entry) => entry.name)) : 'xls';
  // Loaded when a workbook comes: most files are text, and each is parsed in a thread that starts empty.
  const book =
    kind === 'xlsx'
      ? await (await import('./xlsx-package.ts')).openXlsx(bytes, entries)
      : await (await import('./read-workbook.ts')).openBook(bytes, kind, entries);
  const sheets = book.sheets.map((each) => each.name);
  const sheet = choices.sheet ?? sheets[0] ?? '';
  if (!sheets.includes(sheet)) throw new FileFault('invalid', 'file.sheet_not_found', { sheet, sheets });
  return { kind, sheets, rows: () => withinLimits(book.rows(sheet), limits) };
}

async function firstText(source: ByteSource, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const part of decodeText(source, encoding)) {
    text += part;
    if (text.length >= 64 * 1024) break;
  }
  return text.slice(0, 64 * 1024);
}
