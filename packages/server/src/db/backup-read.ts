import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createZstdDecompress } from 'node:zlib';
import { BackupError } from './backup-error.ts';
import {
  type BackupHead,
  type BackupTail,
  FOOTER_BYTES,
  FORMAT,
  type Frame,
  type FrameKind,
  footerOf,
  type TableEnd,
} from './backup-format.ts';

export type VerifiedBackup = { file: string; head: BackupHead; tables: TableEnd[]; tail: BackupTail };

export const json = <T>(payload: Buffer): T => JSON.parse(payload.toString('utf8')) as T;

/** Reads all of a backup and compares every digest, before anything is touched. Fails with BackupError. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  await compareFooter(file);
  let head: BackupHead | undefined;
  let tail: BackupTail | undefined;
  const tables: TableEnd[] = [];
  let hash = createHash('sha256');
  for await (const { kind, payload } of readFrames(file)) {
    if (kind === 'H') head = json<BackupHead>(payload);
    if (kind === 'T') hash = createHash('sha256');
    if (kind === 'D') hash.update(payload);
    if (kind === 'E') {
      const end = json<TableEnd>(payload);
      if (end.sha256 !== hash.digest('hex')) throw new BackupError('backup.damaged', { file });
      tables.push(end);
    }
    if (kind === 'Z') tail = json<BackupTail>(payload);
  }
  if (head?.format !== FORMAT) throw new BackupError('backup.not_one', { file });
  if (!tail || tail.tables !== tables.length) throw new BackupError('backup.damaged', { file });
  return { file, head, tables, tail };
}

/** The frames of a backup in order. What cannot be one fails with BackupError. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const { size } = await stat(file);
  const body = createReadStream(file, { end: size - FOOTER_BYTES - 1 }).pipe(createZstdDecompress());
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      rest = rest.length ? Buffer.concat([rest, chunk]) : chunk;
      while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
        const length = rest.readUInt32BE(1);
        yield { kind: String.fromCharCode(rest[0]!) as FrameKind, payload: rest.subarray(5, 5 + length) };
        rest = rest.subarray(5 + length);
      }
    }
  } catch (error) {
    if (!/zstd/i.test(String((error as { code?: string }).code))) throw error;
    throw new BackupError('backup.damaged', { file }, { cause: error });
  }
  if (rest.length) throw new BackupError('backup.damaged', { file });
}

const ZSTD = 0xfd2fb528;

async function compareFooter(file: string): Promise<void> {
  const { size } = await stat(file);
  const footer = Buffer.alloc(FOOTER_BYTES);
  const start = Buffer.alloc(4);
  const handle = await open(file, 'r');
  await handle.read(start, 0, 4, 0);
  await handle.read(footer, 0, FOOTER_BYTES, Math.max(0, size - FOOTER_BYTES));
  await handle.close();
  if (size <= FOOTER_BYTES) throw new BackupError('backup.not_one', { file });
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: size - FOOTER_BYTES - 1 })) hash.update(chunk as Buffer);
  if (!footerOf(hash).equals(footer)) throw new BackupError(start.readUInt32LE() === ZSTD ? 'backup.damaged' : 'backup.not_one', { file });
}
