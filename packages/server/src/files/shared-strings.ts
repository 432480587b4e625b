import { type XmlReader, XmlScanner, xmlText } from './xml-scanner.ts';

const FIRST_BYTES = 1 << 16;

/**
 * The table of a workbook's texts, kept as bytes and read one by one: half a million strings as objects are hundreds of megabytes,
 * their bytes a few.
 */
export class SharedStrings {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #used = 0;
  #ends = new Uint32Array(1024);
  #count = 0;

  get(index: number): string | null {
    if (!(index >= 0 && index < this.#count)) return null;
    const start = index === 0 ? 0 : this.#ends[index - 1]!;
    return readable(this.#bytes.toString('utf8', start, this.#ends[index]!));
  }

  append(part: Buffer): void {
    if (this.#used + part.length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + part.length));
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    part.copy(this.#bytes, this.#used);
    this.#used += part.length;
  }

  /** What was appended since the last end is one string. */
  endString(): void {
    if (this.#count === this.#ends.length) {
      const larger = new Uint32Array(this.#ends.length * 2);
      larger.set(this.#ends);
      this.#ends = larger;
    }
    this.#ends[this.#count] = this.#used;
    this.#count += 1;
  }
}

/** Excel writes control characters as `_x000D_`. */
export const readable = (text: string): string => {
  const plain = xmlText(text);
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : plain;
};

/** Reads `xl/sharedStrings.xml`: of rich text the runs count, of phonetic guides nothing. */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let inText = false;
  let guides = 0;
  const reader: XmlReader = {
    open(name) {
      if (name === 'rPh') guides += 1;
      inText = name === 't' && guides === 0;
    },
    close(name) {
      if (name === 'rPh') guides -= 1;
      if (name === 'si') strings.endString();
      inText = false;
    },
    text: (bytes) => strings.append(bytes),
    wantsText: () => inText,
  };
  const scanner = new XmlScanner(reader);
  for await (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return strings;
}
