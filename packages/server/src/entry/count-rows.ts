import path from 'node:path';
import { bytesOfFile, defaultLimits, openFile } from '../files/index.ts';

/** The caps guard against strangers' files; this one we have just written. */
const MUCH = Number.MAX_SAFE_INTEGER;
const OURS = { ...defaultLimits, fileBytes: MUCH, expandedBytes: MUCH, expansionRatio: MUCH, rows: MUCH, parseMs: MUCH };

/** How many rows below its header a written table has: read back, so that the count is that of the file. */
export async function countRows(file: string): Promise<number> {
  const opened = await openFile({ name: path.basename(file), bytes: bytesOfFile(file) }, {}, OURS);
  let rows = -1;
  for await (const _row of opened.rows()) rows++;
  return Math.max(0, rows);
}
