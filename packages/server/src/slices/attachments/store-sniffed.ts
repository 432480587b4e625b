import type { Db } from '../../db/database.ts';
import { deleteFile, type FileToStore, type StoredFile, storeFile } from '../files/index.ts';
import { FIRST_BYTES, sniffedType } from './media-type.rules.ts';

type Sniffed = StoredFile & { mediaType: string };

/** Keeps bytes as they come, and tells by the first of them what they are. */
async function storeSniffed(
  db: Db,
  about: Omit<FileToStore, 'mediaType'>,
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Sniffed> {
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

/** Keeps bytes, then the record of them. Where that is refused, nothing of them is left. */
export async function keepSniffed<Kept>(
  db: Db,
  about: Omit<FileToStore, 'mediaType'>,
  body: AsyncIterable<Uint8Array>,
  { mostBytes, keep }: { mostBytes: number; keep: (stored: Sniffed) => Promise<Kept> },
): Promise<Kept> {
  const stored = await storeSniffed(db, about, body, mostBytes);
  try {
    return await keep(stored);
  } catch (error) {
    await deleteFile(db, stored.id).catch(() => undefined);
    throw error;
  }
}
