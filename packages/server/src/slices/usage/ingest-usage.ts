import type { UsageIngest, UsageRefusal } from '@fulcrum/contract';
import { type Ctx, scopeOf, writeAudit } from '../../access/index.ts';
import { copyTransaction } from '../../db/pool.ts';
import { REFUSAL_TEXTS } from './refusal-texts.ts';
import { firstKeptDay } from './retention.ts';
import { type Names, namesOf, takeNames } from './take-names.ts';
import { type Chunk, inChunks, type Refused } from './usage-chunk.ts';
import { csvLines } from './usage-csv.ts';
import { dayNumber, dayText } from './usage-days.ts';
import { ndjsonLines } from './usage-lines.ts';
import { prepareUsageMonths } from './usage-months.ts';
import { binaryCopy, type WideRow, wideRows } from './wide-rows.ts';
import { copyStage, createUsageStage, sumContactUsage, writeAccountUsage, writeContactUsage } from './write-usage.sql.ts';

interface Told {
  received: number;
  written: number;
  rejected: number;
  refusals: Map<UsageRefusal, number>;
  examples: Refused[];
}
const MOST_EXAMPLES = 100;

/**
 * Takes usage values line by line, a chunk a transaction: what is answered is durable. A body that breaks off leaves whole chunks; sending
 * all of it again is harmless, for the same value of the same key is written once. Bad lines are told, never a reason to stop.
 */
export async function ingestUsage(
  ctx: Ctx,
  { format }: { format: 'ndjson' | 'csv' },
  body: AsyncIterable<Uint8Array>,
): Promise<UsageIngest> {
  const { root } = ctx.services;
  const days = { first: dayNumber(await firstKeptDay(root, ctx.today)), last: dayNumber(ctx.today) };
  const names = namesOf(root, await scopeOf(ctx, 'writes'));
  const told: Told = { received: 0, written: 0, rejected: 0, refusals: new Map(), examples: [] };
  const lines = format === 'csv' ? csvLines(body) : ndjsonLines(body);
  // One chunk is written while the next is read.
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of inChunks(lines, days)) {
      await writing;
      writing = writeChunk(ctx, names, chunk).then((written) => tell(told, chunk, written));
      // A failure is met at the next await, not before.
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
  return answer(ctx, told, names.made);
}

function tell(told: Told, chunk: Chunk, written: number): void {
  told.received += chunk.received;
  told.written += written;
  for (const [reason, count] of chunk.refusals) {
    told.rejected += count;
    told.refusals.set(reason, (told.refusals.get(reason) ?? 0) + count);
  }
  told.examples.push(...chunk.refused.slice(0, MOST_EXAMPLES - told.examples.length));
}

function answer(ctx: Ctx, told: Told, metricsMade: string[]): UsageIngest {
  const message = (reason: UsageRefusal) => REFUSAL_TEXTS[reason][ctx.language];
  return {
    received: told.received,
    written: told.written,
    unchanged: told.received - told.rejected - told.written,
    rejected: told.rejected,
    metricsMade,
    refusals: [...told.refusals].map(([reason, count]) => ({ reason, count, message: message(reason) })),
    examples: told.examples
      .sort((a, b) => a.line - b.line)
      .map(({ line, reason, text }) => ({ line, reason, value: text, message: message(reason) })),
  };
}

/** Writes what of a chunk holds against the base, in one transaction with its audit record. Answers how many values changed anything. */
async function writeChunk(ctx: Ctx, names: Names, chunk: Chunk): Promise<number> {
  const { taken, means } = await takeNames(ctx, names, chunk);
  if (!taken.length) return 0;
  const slots = [...new Set(taken.map((at) => means.metrics[chunk.metrics[at]!]!))].sort((a, b) => a - b);
  const rows = wideRows(chunk, taken, means, slots);
  const [first, last] = rows.reduce(([low, high], { day }) => [Math.min(low, day), Math.max(high, day)], [rows[0]!.day, rows[0]!.day]);
  await prepareUsageMonths(names.root, [...new Set([...new Set(rows.map((row) => row.day))].map((day) => dayText(day).slice(0, 7)))]);
  return writeRows(ctx, names, rows, { slots, span: { first: dayText(first), last: dayText(last) }, values: taken.length });
}

async function writeRows(
  ctx: Ctx,
  names: Names,
  rows: readonly WideRow[],
  { slots, span, values }: { slots: number[]; span: { first: string; last: string }; values: number },
): Promise<number> {
  const metrics = new Map([...names.metrics.values()].map((metric) => [metric.slot, metric]));
  const columns = slots.map((slot) => ({ slot, aggregate: metrics.get(slot)!.aggregate }));
  return copyTransaction(names.root, async ({ db, copy }) => {
    await createUsageStage(db);
    await copy(copyStage(columns), binaryCopy(rows, slots.length));
    let written = 0;
    if (rows.some((row) => row.contact)) {
      written += await writeContactUsage(db, columns, span, ctx.now);
      await sumContactUsage(db, columns, span, ctx.now);
    }
    written += await writeAccountUsage(db, columns, span, ctx.now);
    if (written)
      await writeAudit(db, ctx, { action: 'usage.ingest', entity: 'usage', after: { values, written, from: span.first, to: span.last } });
    return written;
  });
}
