import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '../../db/database.ts';
import { inBatches } from '../../db/in-batches.ts';
import { selectChunks } from './files.sql.ts';

/** The bytes of a stored file in order, a megabyte in memory at a time. */
export async function* readFile(db: Db, fileId: string): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunks of inBatches(db, selectChunks(fileId), 1)) for (const { bytes } of chunks) yield bytes;
}

/** A copy of a stored file on disk, for parsers that need a path, removed at the end of its `await using`. */
export async function localCopy(db: Db, fileId: string): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-file-'));
  const drop = () => rm(folder, { recursive: true, force: true });
  const copy = path.join(folder, 'file');
  try {
    await pipeline(Readable.from(readFile(db, fileId), { objectMode: false }), createWriteStream(copy, { mode: 0o600 }));
  } catch (error) {
    await drop();
    throw error;
  }
  return { path: copy, [Symbol.asyncDispose]: drop };
}
