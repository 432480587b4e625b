import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Writes an answer's bytes to a file, which appears under its name only when whole. */
export async function saveDownload(answer: Response, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await pipeline(Readable.fromWeb((answer.body ?? new Blob([]).stream()) as ReadableStream), createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
