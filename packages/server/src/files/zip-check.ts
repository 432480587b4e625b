import { createInflateRaw } from 'node:zlib';
import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';

const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const DIRECTORY_ENTRY = 0x02014b50;

export type ZipEntry = { name: string; packed: number; expanded: number; method: number; crc: number; offset: number };

/** What lies inside a zip, after its directory was held against the caps: no byte is unpacked before that. */
export function checkedZipEntries(zip: Uint8Array, limits: FileLimits): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let total = 0;
  const entries: ZipEntry[] = [];
  try {
    for (const entry of directory(zip, view)) {
      entries.push(entry);
      total += entry.expanded;
      if (total > limits.expandedBytes) throw new FileFault('limit', 'file.expands_too_much', { limit: limits.expandedBytes });
      if (entry.expanded > 64 * 1024 * 1024 && entry.expanded > entry.packed * limits.expansionRatio) {
        throw new FileFault('limit', 'file.expands_too_much', { limit: entry.packed * limits.expansionRatio });
      }
    }
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault('invalid', 'file.broken', { why: 'zip directory' });
    throw error;
  }
  return entries;
}

/** The bytes of one part as they unpack. A directory may lie: beyond what it says, unpacking stops. */
export async function* inflated(zip: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) {
    yield packed;
    return;
  }
  const stream = createInflateRaw({ chunkSize: 128 * 1024 });
  stream.end(packed);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > entry.expanded) throw new FileFault('limit', 'file.expands_too_much', { limit: entry.expanded });
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('invalid', 'file.broken', { why: `zip entry ${entry.name}` });
  } finally {
    stream.destroy();
  }
}

/** Holds every part against what the directory says of it, for a library that unpacks into memory. */
export async function assertHonest(zip: Uint8Array, entries: readonly ZipEntry[]): Promise<void> {
  for (const entry of entries) for await (const _ of inflated(zip, entry));
}

/** The bytes of one part as they lie in the archive. */
export function packedBytes(zip: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const fault = new FileFault('invalid', 'file.broken', { why: `zip entry ${entry.name}` });
  if (entry.method !== 0 && entry.method !== 8) throw fault;
  if (entry.offset + 30 > zip.length) throw fault;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > zip.length) throw fault;
  return zip.subarray(start, start + entry.packed);
}

function* directory(zip: Uint8Array, view: DataView): Generator<ZipEntry> {
  let end = zip.length - 22;
  while (end >= Math.max(0, zip.length - 65_557) && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) throw new FileFault('invalid', 'file.broken', { why: 'zip directory' });
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    const end64 = Number(view.getBigUint64(end - 20 + 8, true));
    if (view.getUint32(end64, true) !== END_OF_DIRECTORY_64) throw new FileFault('invalid', 'file.broken', { why: 'zip directory' });
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new FileFault('invalid', 'file.broken', { why: 'zip directory' });
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    let packed = view.getUint32(at + 20, true);
    let expanded = view.getUint32(at + 24, true);
    const name = Buffer.from(zip.buffer, zip.byteOffset + at + 46, nameLength).toString('utf8');
    // sizes beyond 4 GB stand in the ZIP64 extra field, expanded before packed
    for (let extra = at + 46 + nameLength; extra < at + 46 + nameLength + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
      if (view.getUint16(extra, true) !== 1) continue;
      let field = extra + 4;
      if (expanded === 0xffffffff) {
        expanded = Number(view.getBigUint64(field, true));
        field += 8;
      }
      if (packed === 0xffffffff) packed = Number(view.getBigUint64(field, true));
    }
    yield {
      ...{ name, packed, expanded, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true) },
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
}
