import { FileFault } from './file-fault.ts';

/** What a scanner tells of a document, in its order. Names come without their prefix. Text comes only while `wantsText`. */
export interface XmlReader {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(bytes: Buffer): void;
  wantsText(): boolean;
}

const [LT, GT, QUOTE, APOSTROPHE, SLASH, BANG, QUESTION] = [0x3c, 0x3e, 0x22, 0x27, 0x2f, 0x21, 0x3f];
/** No part of a workbook has a tag or a text this long; what does is no workbook. */
const LONGEST_TOKEN = 8 * 1024 * 1024;

const broken = (why: string): FileFault => new FileFault('invalid', 'file.broken', { why });

/**
 * Reads XML as it comes, in bytes, without a tree: a sheet's texts are handed on as bytes and become strings one by one, so that no string
 * keeps a whole chunk alive. Document types are refused: workbooks have none, and entities are what bombs are made of.
 */
export class XmlScanner {
  #rest: Buffer = Buffer.alloc(0);
  readonly #reader: XmlReader;

  constructor(reader: XmlReader) {
    this.#reader = reader;
  }

  push(chunk: Uint8Array): void {
    const next = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, next]) : next;
    this.#rest = bytes.subarray(this.#scan(bytes));
    if (this.#rest.length > LONGEST_TOKEN) throw broken('xml token');
    // what is left must not keep the chunk it came with
    this.#rest = Buffer.from(this.#rest);
  }

  end(): void {
    if (this.#rest.toString('latin1').trim() !== '') throw broken('xml ends in the middle');
  }

  /** Reads whole tokens; answers where the first that is not whole begins. */
  #scan(bytes: Buffer): number {
    const reader = this.#reader;
    let at = 0;
    while (at < bytes.length) {
      if (bytes[at] !== LT) {
        const end = bytes.indexOf(LT, at);
        if (end < 0) return at;
        if (reader.wantsText()) reader.text(bytes.subarray(at, end));
        at = end;
        continue;
      }
      const sign = bytes[at + 1];
      if (sign === BANG || sign === QUESTION) {
        const next = this.#aside(bytes, at);
        if (next < 0) return at;
        at = next;
        continue;
      }
      const end = endOfTag(bytes, at);
      if (end < 0) return at;
      if (sign === SLASH) reader.close(localName(bytes.toString('latin1', at + 2, end).trim()));
      else this.#openTag(bytes, at + 1, end);
      at = end + 1;
    }
    return at;
  }

  #openTag(bytes: Buffer, start: number, end: number): void {
    const empty = bytes[end - 1] === SLASH;
    const tag = bytes.toString('utf8', start, empty ? end - 1 : end);
    const space = /[\s]/.exec(tag)?.index ?? tag.length;
    const name = localName(tag.slice(0, space));
    this.#reader.open(name, tag.slice(space));
    if (empty) this.#reader.close(name);
  }

  /** A comment, an instruction or a literal; answers where it ends, or less than 0. */
  #aside(bytes: Buffer, at: number): number {
    const start = bytes.toString('latin1', at, at + 9);
    if (start.startsWith('<?')) return after(bytes, '?>', at);
    if (start.startsWith('<!--')) return after(bytes, '-->', at);
    if (start.startsWith('<![CDATA[')) {
      const end = after(bytes, ']]>', at);
      if (end >= 0 && this.#reader.wantsText()) this.#reader.text(escaped(bytes.subarray(at + 9, end - 3)));
      return end;
    }
    if (start.length < 9) return -1;
    throw broken('xml document type');
  }
}

function after(bytes: Buffer, mark: string, at: number): number {
  const found = bytes.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

/** The closing sign of a tag; one within quotes belongs to a value. */
function endOfTag(bytes: Buffer, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (quote) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
/** Literal text as if it had been written with entities, so that texts are read in one way. */
const escaped = (bytes: Buffer): Buffer => (bytes.includes('&') ? Buffer.from(bytes.toString().replaceAll('&', '&amp;')) : bytes);

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
};

/** Text of a document with its entities read. */
export const xmlText = (text: string): string => (text.includes('&') ? text.replace(/&(#?\w{1,10});/g, entity) : text);

const patterns = new Map<string, RegExp>();

/** One attribute out of what stands behind a tag's name, by its name without prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const known = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, known);
  const found = known.exec(attributes);
  return found ? xmlText(found[1] ?? found[2] ?? '') : undefined;
}
