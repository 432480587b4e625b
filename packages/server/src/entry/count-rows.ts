import path from 'node:path';
import { bytesOfFile, defaultLimits, openFile } from '../files/index.ts';

/** The caps guard against strangers' files; this one we have just written. */
const NO_LIMITS = Object.fromEntries(Object.keys(defaultLimits).map((cap) => [cap, Number.POSITIVE_INFINITY])) as typeof defaultLimits;

/** How many rows below its header a written table has: read back, so that the count is that of the file. */
export async function countRows(file: string): Promise<number> {
  const opened = await openFile({ name: path.basename(file), bytes: bytesOfFile(file) }, {}, NO_LIMITS);
  let rows = -1;
  for await (const _row of opened.rows()) rows++;
  return Math.max(0, rows);
}
