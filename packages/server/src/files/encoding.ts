// Not the whole contract: a parsing thread would load every schema, which takes longer than most files do.
import { type Encoding, ENCODINGS as encodings } from '@fulcrum/contract/text-files';
import type { ByteSource } from './byte-source.ts';
import { firstBytes } from './byte-source.ts';
import { FileFault } from './file-fault.ts';
import { looksChinese } from './looks-chinese.ts';

export { type Encoding, encodings };

/** `bom`: the mark said so. `content`: the whole stream is valid in it. `choice`: somebody chose it. */
export type DetectedEncoding = { encoding: Encoding; by: 'bom' | 'content' | 'choice' };

/**
 * Byte order mark, else strict UTF-8 over the whole stream, else strict GB18030 over the whole stream.
 * Faults `file.encoding_unknown` with the choices on offer when none fits, or when GB18030 fits but does not read as Chinese.
 */
export async function detectEncoding(source: ByteSource, choice?: Encoding): Promise<DetectedEncoding> {
  if (choice !== undefined) return { encoding: choice, by: 'choice' };
  const marked = encodingOfMark(await firstBytes(source, 4));
  if (marked !== undefined) return { encoding: marked, by: 'bom' };
  if (await isValid(source, 'utf-8')) return { encoding: 'utf-8', by: 'content' };
  if (await isValid(source, 'gb18030')) return { encoding: 'gb18030', by: 'content' };
  throw new FileFault('invalid', 'file.encoding_unknown', { choices: encodings });
}

/** Decodes chunk by chunk in constant memory; a character split between chunks stays whole. Faults where the bytes do not fit. */
export async function* decodeText(source: ByteSource, encoding: Encoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let first = true;
  for await (const text of decodedWith(decoder, source, encoding)) {
    // GB18030 files may carry a mark too, which the decoder leaves in place
    const clean = first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first = false;
    if (clean !== '') yield clean;
  }
}

async function* decodedWith(decoder: TextDecoder, source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const step = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new FileFault('invalid', 'file.encoding_mismatch', { encoding, choices: encodings });
    }
  };
  for await (const chunk of source()) {
    const text = step(chunk);
    if (text !== '') yield text;
  }
  const rest = step();
  if (rest !== '') yield rest;
}

function encodingOfMark(start: Uint8Array): Encoding | undefined {
  const [a, b, c, d] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return undefined;
}

async function isValid(source: ByteSource, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  const seen = looksChinese();
  try {
    for await (const text of decodedWith(new TextDecoder(encoding, { fatal: true }), source, encoding)) {
      // a NUL never stands in a text file: this is UTF-16 without its mark, or not text
      if (text.includes('\0')) return false;
      if (encoding === 'gb18030') seen.add(text);
    }
  } catch (error) {
    if (error instanceof FileFault && error.reason === 'file.encoding_mismatch') return false;
    throw error;
  }
  return encoding === 'utf-8' || seen.verdict();
}
