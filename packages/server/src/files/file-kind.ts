import { FileFault } from './file-fault.ts';

/** How a file is read. `delimited` covers .csv, .tsv and .txt whatever the delimiter; `book` is read whole (.xls, .ods). */
export type FileKind = 'delimited' | 'jsonl' | 'xlsx' | 'xls' | 'ods';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** Told by the first bytes, not by the name: business systems export tables of every kind as `.xls`. */
export function fileKindOf(start: Uint8Array, name: string): FileKind | 'zip' {
  if (start.length === 0) throw new FileFault('invalid', 'file.empty');
  if (startsWith(start, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (startsWith(start, 0x25, 0x50, 0x44, 0x46)) throw new FileFault('invalid', 'file.kind_unsupported', { kind: 'pdf' });
  const text = new TextDecoder('latin1').decode(start.subarray(0, 512)).replace(/^(ï»¿)?\s*/, '');
  if (/^<(!doctype html|html|head|meta|table|\?xml)/i.test(text)) throw new FileFault('invalid', 'file.html_table', { saveAs: '.xlsx' });
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(name) ? 'jsonl' : 'delimited';
}

/** Which workbook a zip holds, by the names of its entries. */
export function workbookKindOf(entries: readonly string[]): 'xlsx' | 'ods' {
  if (entries.includes('xl/workbook.bin')) throw new FileFault('invalid', 'file.kind_unsupported', { kind: 'xlsb', saveAs: '.xlsx' });
  if (entries.includes('[Content_Types].xml') && entries.some((name) => /^xl\/.*\.xml$/i.test(name))) return 'xlsx';
  if (entries.includes('mimetype') && entries.includes('content.xml')) return 'ods';
  throw new FileFault('invalid', 'file.kind_unsupported', { kind: 'zip', entries: entries.slice(0, 10) });
}
