import path from 'node:path';
import { bytesOfFile, openFile } from '../files/index.ts';

/** How many rows below its header a written table has: read back, so that the count is that of the file. */
export async function countRows(file: string): Promise<number> {
  const opened = await openFile({ name: path.basename(file), bytes: bytesOfFile(file) });
  let rows = -1;
  for await (const _row of opened.rows()) rows++;
  return Math.max(0, rows);
}
