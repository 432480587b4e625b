import { Buffer } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive, made as it is read. */
interface MadePart {
  name: string;
  data: AsyncIterable<string>;
}
/** A part taken from another archive as it lies there, unread. */
export interface KeptPart {
  name: string;
  kept: Uint8Array;
  method: number;
  crc: number;
  size: number;
}
export type ZipPart = MadePart | KeptPart;
/** What the directory keeps of a written part. */
interface Written {
  name: Buffer;
  flags: number;
  method: number;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

const VERSION = 20;
/** Names are UTF-8; of made parts the sizes stand behind the data. */
const UTF8 = 0x0800;
const SIZES_BEHIND = 0x0008;
const DEFLATE = 8;
/** 1 January 1980: the same rows make the same bytes. */
const DATE = 0x21;
const MOST = 0xffffffff;

/** A zip archive part by part: nothing is kept but a record per part. Parts are read one after the other. */
export async function* zipStream(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array, void, undefined> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const one = begun(part, offset);
    yield Buffer.concat([fields([4, 0x04034b50], [2, VERSION], ...common(one, 'data' in part), [2, 0]), one.name]);
    if ('data' in part) {
      for await (const chunk of deflated(part.data, one)) {
        one.packed += chunk.length;
        yield chunk;
      }
      yield fields([4, 0x08074b50], [4, one.crc], [4, one.packed], [4, one.size]);
    } else yield part.kept;
    offset += 30 + one.name.length + one.packed + ('data' in part ? 16 : 0);
    written.push(one);
    if (one.size > MOST || offset > MOST || written.length > 0xfffe) throw new RangeError('the archive is larger than a plain zip can be');
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield fields([4, 0x06054b50], [4, 0], [2, written.length], [2, written.length], [4, directory.length], [4, offset], [2, 0]);
}

function begun(part: ZipPart, offset: number): Written {
  const name = Buffer.from(part.name);
  if ('data' in part) return { name, flags: UTF8 | SIZES_BEHIND, method: DEFLATE, offset, crc: 0, packed: 0, size: 0 };
  const { method, crc, kept, size } = part;
  return { name, flags: UTF8, method, offset, crc, packed: kept.length, size };
}

const directoryEntry = (one: Written): Buffer =>
  Buffer.concat([
    fields([4, 0x02014b50], [2, VERSION], [2, VERSION], ...common(one, false), [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, one.offset]),
    one.name,
  ]);

/** What a local header and the directory both say; ahead of the data the sizes are not known. */
const common = (one: Written, ahead: boolean): [number, number][] => [
  [2, one.flags],
  [2, one.method],
  [2, 0],
  [2, DATE],
  [4, ahead ? 0 : one.crc],
  [4, ahead ? 0 : one.packed],
  [4, ahead ? 0 : one.size],
  [2, one.name.length],
];

function fields(...values: [bytes: number, value: number][]): Buffer {
  const all = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = all.writeUIntLE(value, at, bytes);
  return all;
}

function deflated(data: AsyncIterable<string>, one: Written): AsyncIterable<Buffer> {
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const text of data) {
      const bytes = Buffer.from(text, 'utf8');
      one.crc = crc32(bytes, one.crc);
      one.size += bytes.length;
      yield bytes;
    }
  };
  // an error of the rows ends the deflation with it, which the reader of the bytes then meets
  return pipeline(Readable.from(counted(), { highWaterMark: 1 }), createDeflateRaw(), () => {});
}
