import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { StagedRow } from './staged-row.ts';

// PostgreSQL's jsonb takes neither NUL nor half a surrogate pair.
const UNFIT = /\\u0000|\\ud[89a-f]/i;
const fit = (json: string): string =>
  UNFIT.test(json) ? json.replaceAll(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, '$1') : json;
const field = (value: unknown): string => fit(JSON.stringify(value)).replaceAll('\\', '\\\\');

/** Stages rows from number `seq` on by one COPY, which is one transaction: after a kill all of them are there, or none. */
export async function copyRows(pool: pg.Pool, importId: string, seq: number, rows: readonly StagedRow[]): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const copy = client.query(copyFrom('copy import_row (import_id, seq, source_row, data, problems) from stdin'));
    let text = '';
    for (const [index, row] of rows.entries()) {
      text += `${importId}\t${seq + index}\t${row.line}\t${field(row.data)}\t${row.problems.length ? field(row.problems) : '\\N'}\n`;
    }
    copy.end(text);
    await once(copy, 'finish');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}
