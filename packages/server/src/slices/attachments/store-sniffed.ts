import type { Db } from '../../db/database.ts';
import { type FileToStore, type StoredFile, storeFile } from '../files/index.ts';
import { FIRST_BYTES, sniffedType } from './media-type.rules.ts';

/** Keeps bytes as they come, and tells by the first of them what they are. */
export async function storeSniffed(
  db: Db,
  about: Omit<FileToStore, 'mediaType'>,
  body: AsyncIterable<Uint8Array>,
  mostBytes?: number,
): Promise<StoredFile & { mediaType: string }> {
  const start: number[] = [];
  async function* watched() {
    for await (const part of body) {
      if (start.length < FIRST_BYTES) start.push(...part.subarray(0, FIRST_BYTES - start.length));
      yield part;
    }
  }
  const stored = await storeFile(db, { ...about, mediaType: 'application/octet-stream' }, watched(), mostBytes);
  return { ...stored, mediaType: sniffedType(Uint8Array.from(start), about.name) };
}
