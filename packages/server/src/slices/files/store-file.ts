import { createHash } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { completeFile, deleteFile, insertChunk, insertFile } from './files.sql.ts';

export const MAX_FILE_BYTES = 500 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

export interface FileToStore {
  name: string;
  mediaType: string;
  /** What it is for: `import`, `audit`, … */
  purpose: string;
  createdBy: string | null;
  now: string;
}
export interface StoredFile {
  id: string;
  bytes: number;
  sha256: Buffer;
}

/**
 * Keeps a stream of bytes, a megabyte a transaction, so that a slow upload holds no lock. The file exists for others once it is
 * whole. Faults `input.too_large` beyond `maxBytes`; what a broken stream leaves is cleared at once, what a kill leaves by the nightly job.
 */
export async function storeFile(
  db: Db,
  file: FileToStore,
  body: AsyncIterable<Uint8Array>,
  maxBytes = MAX_FILE_BYTES,
): Promise<StoredFile> {
  const id = newId();
  await insertFile(db, { id, ...file });
  const hash = createHash('sha256');
  let bytes = 0;
  let seq = 0;
  try {
    for await (const chunk of inChunks(body)) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Fault('invalid', 'input.too_large', { limit: `${Math.round(maxBytes / 1024 / 1024)} MB` });
      hash.update(chunk);
      await insertChunk(db, id, seq++, chunk);
    }
  } catch (error) {
    await deleteFile(db, id);
    throw error;
  }
  const sha256 = hash.digest();
  await completeFile(db, id, bytes, sha256, file.now);
  return { id, bytes, sha256 };
}

async function* inChunks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    waiting.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    for (; at + CHUNK_BYTES <= all.length; at += CHUNK_BYTES) yield all.subarray(at, at + CHUNK_BYTES);
    waiting = [all.subarray(at)];
    size = all.length - at;
  }
  if (size) yield Buffer.concat(waiting);
}
