import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** About how many rows a plain text file has, for a progress bar; null where that cannot be told without reading the table. */
export async function countDataLines(path: string, format: string): Promise<number | null> {
  if (format !== 'delimited' && format !== 'jsonl') return null;
  await using file = await open(path);
  const start = await file.read(Buffer.alloc(2), 0, 2, 0);
  if (start.buffer[0] === 0x1f && start.buffer[1] === 0x8b) return null;
  let lines = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (let at = (chunk as Buffer).indexOf(10); at >= 0; at = (chunk as Buffer).indexOf(10, at + 1)) lines += 1;
  }
  return Math.max(0, lines - 1);
}
