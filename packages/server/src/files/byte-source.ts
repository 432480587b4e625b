import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './file-fault.ts';
import type { FileLimits } from './limits.ts';

/** Bytes that can be read again from the start: detection takes one pass, decoding another. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

export const bytesOfFile =
  (path: string): ByteSource =>
  () =>
    createReadStream(path, { highWaterMark: 256 * 1024 });

export const bytesOfBuffer = (bytes: Uint8Array, chunkSize = 64 * 1024): ByteSource =>
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };

/** The first `count` bytes, fewer when the source is shorter. */
export async function firstBytes(source: ByteSource, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= count) break;
  }
  return Buffer.concat(parts).subarray(0, count);
}

/** All bytes at once, for archives whose directory lies at their end. Faults above `fileBytes`. */
export async function wholeBytes(source: ByteSource, limits: FileLimits): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of cappedBytes(source, limits)()) parts.push(chunk);
  return new Uint8Array(Buffer.concat(parts));
}

export const cappedBytes = (source: ByteSource, limits: FileLimits): ByteSource =>
  async function* capped() {
    let size = 0;
    for await (const chunk of source()) {
      size += chunk.length;
      if (size > limits.fileBytes) throw new FileFault('limit', 'file.too_large', { limit: limits.fileBytes });
      yield chunk;
    }
  };

export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** Unpacks gzip as it is read, and stops at the caps on size and ratio instead of filling the machine. */
export const gunzipped = (source: ByteSource, limits: FileLimits): ByteSource =>
  async function* unpacked() {
    let packed = 0;
    let expanded = 0;
    const counted = async function* () {
      for await (const chunk of source()) {
        packed += chunk.length;
        yield chunk;
      }
    };
    const input = Readable.from(counted(), { objectMode: false });
    const gunzip = createGunzip({ chunkSize: 256 * 1024 });
    input.on('error', (error) => gunzip.destroy(error));
    try {
      for await (const chunk of input.pipe(gunzip)) {
        expanded += (chunk as Uint8Array).length;
        if (expanded > limits.expandedBytes) throw new FileFault('limit', 'file.expands_too_much', { limit: limits.expandedBytes });
        if (expanded > 64 * 1024 * 1024 && expanded > packed * limits.expansionRatio) {
          throw new FileFault('limit', 'file.expands_too_much', { limit: packed * limits.expansionRatio });
        }
        yield chunk as Uint8Array;
      }
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw new FileFault('invalid', 'file.broken', { why: (error as Error).message });
    } finally {
      input.destroy();
      gunzip.destroy();
    }
  };

/** A short name for the content of a file: the same bytes give the same code, so that rows without a key of their own keep one. */
export async function fileCodeOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source()) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}
