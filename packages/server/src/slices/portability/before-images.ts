import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { readInBatches } from '../../db/in-batches.ts';
import { storeFile } from '../files/index.ts';

/** What the audit keeps of changed records in its own row; more than that goes to a file. */
const IN_ROW = 10_000;
type Before = Sql<{ before: Record<string, unknown> }>;

async function* lines(ctx: WriteCtx, query: Before): AsyncGenerator<Uint8Array> {
  for await (const rows of readInBatches(ctx.db, query)) yield Buffer.from(rows.map((row) => `${JSON.stringify(row.before)}\n`).join(''));
}

/** The records as they are before a bulk change: an array, or beyond 10,000 the id of a file of JSON lines, in the same transaction. */
export async function beforeImages(ctx: WriteCtx, importId: string, query: Before, updated: number): Promise<unknown> {
  if (!updated) return undefined;
  if (updated <= IN_ROW) return (await sql<{ before: Record<string, unknown> }>`${query}`.execute(ctx.db)).rows.map((row) => row.before);
  const about = {
    name: `${importId}.jsonl`,
    mediaType: 'application/x-ndjson',
    purpose: 'audit',
    createdBy: ctx.actor.userId,
    now: ctx.now,
  };
  return { fileId: (await storeFile(ctx.db, about, lines(ctx, query))).id, rows: updated };
}
