// A backup is one zstd stream of frames, then a skippable zstd frame with the SHA-256 of all bytes before it, so that `zstd -d`
// still reads it. A frame is one letter, a length (unsigned, 4 bytes, big-endian) and that many bytes.
import { createHash, type Hash } from 'node:crypto';
import type { AppliedMigration } from './migrate.ts';

/** H head · T table begins · D its rows as PostgreSQL's COPY text · E table ends · Z the end. All but D hold JSON. */
export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'Z';
export type Frame = { kind: FrameKind; payload: Buffer };

export type Partition = { name: string; parent: string; bound: string };
export type BackupHead = {
  format: 'fulcrum backup 1';
  /** The version of Fulcrum that wrote it. */
  version: string;
  /** When the snapshot was taken, ISO 8601. */
  at: string;
  postgresql: string;
  migrations: AppliedMigration[];
  partitions: Partition[];
  /** What secrets at rest are sealed with. Whoever holds the file can open them: keep it as safe as the database itself. */
  secretKey: string | null;
};
/** `columns` are quoted for SQL, without generated ones. */
export type TableBegin = { name: string; columns: string[] };
/** `sha256` in hex, over the bytes of its D frames. */
export type TableEnd = { name: string; rows: number; sha256: string };
export type BackupTail = { tables: number; sequences: { name: string; value: string }[] };

export const FORMAT = 'fulcrum backup 1';
/** Waiting jobs travel as a table of this name. */
export const QUEUE = 'graphile_worker.waiting';
export const FOOTER_BYTES = 40;
const SKIPPABLE = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0]);

export function frameHead(kind: FrameKind, length: number): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(length, 1);
  return head;
}

export function jsonFrame(kind: Exclude<FrameKind, 'D'>, value: unknown): Buffer {
  const payload = Buffer.from(JSON.stringify(value));
  return Buffer.concat([frameHead(kind, payload.length), payload]);
}

/** Passes bytes through and adds the footer over them. */
export async function* withFooter(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  yield footerOf(hash);
}

export const footerOf = (hash: Hash): Buffer => Buffer.concat([SKIPPABLE, hash.digest()]);
