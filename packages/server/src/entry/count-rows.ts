import path from 'node:path';
import { bytesOfFile, defaultLimits, openFile } from '../files/index.ts';

/** The caps guard against strangers' files; this one we have just written. */
const MUCH = Number.MAX_SAFE_INTEGER;
const OURS = { ...defaultLimits, fileBytes: MUCH, expandedBytes: MUCH, expansionRatio: MUCH, rows: MUCH, parseMs: MUCH };

/** How many rows below their headers a written table has, on all its sheets: read back, so that the count is that of the file. */
export async function countRows(file: string): Promise<number> {
  const source = { name: path.basename(file), bytes: bytesOfFile(file) };
  const first = await openFile(source, {}, OURS);
  let rows = 0;
  for (const sheet of first.sheets.length > 1 ? first.sheets : [null]) {
    const opened = sheet === null ? first : await openFile(source, { sheet }, OURS);
    let lines = -1;
    for await (const _row of opened.rows()) lines++;
    rows += Math.max(0, lines);
  }
  return rows;
}
