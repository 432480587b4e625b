import type { Ctx, Download } from '../../access/index.ts';
import { inBatches } from '../../db/in-batches.ts';
import { checkMapping, type OutCell, writeRows } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { localCopy } from '../files/index.ts';
import type { ImportRow } from './import.sql.ts';
import { type BadRow, badRows } from './import-row.sql.ts';
import { visibleImport } from './import-view.ts';
import { readableProblem } from './list-imports.ts';
import { openSource } from './stage-import.ts';

const REASON = { zh: '原因', en: 'Reason' };

async function* each<Row>(batches: AsyncIterable<Row[]>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch;
}

/** Walks the file and the refused rows side by side, both in the file's order. */
async function* rejectedRows(ctx: Ctx, row: ImportRow, opened: Awaited<ReturnType<typeof openSource>>): AsyncGenerator<OutCell[]> {
  const mapping = row.mapping && checkMapping(row.mapping);
  const bad: AsyncGenerator<BadRow> = each(inBatches(ctx.services.root, badRows(row.id)));
  try {
    let next = await bad.next();
    for await (const source of opened.rows) {
      if (next.done) return;
      if (source.line !== next.value.source_row) continue;
      const reasons = next.value.problems.map((problem) => {
        const { label, message } = readableProblem(problem, mapping, row, ctx.language);
        return label ? `${label}: ${message}` : message;
      });
      yield [...opened.header.columns.map((column) => asText(source.cells[column.index])), reasons.join('; ')];
      next = await bad.next();
    }
  } finally {
    await bad.return(undefined);
  }
}
const asText = (cell: string | number | boolean | null | undefined): OutCell =>
  typeof cell === 'number' ? { decimal: String(cell) } : (cell ?? null);

async function* bytes(ctx: Ctx, row: ImportRow): AsyncGenerator<Uint8Array> {
  await using copy = await localCopy(ctx.services.root, row.file_id);
  const opened = await openSource(row, checkMapping(row.mapping), copy.path);
  const headers = [...opened.header.columns.map((column) => column.name), REASON[ctx.language]];
  yield* writeRows(rejectedRows(ctx, row, opened), { format: 'csv', headers });
}

/** The refused rows as they stand in the file, with a column that says why, in the reader's language; mended, they can be imported as they are. */
export async function rejected(ctx: Ctx, { id }: { id: string }): Promise<Download> {
  const row = await visibleImport({ ...ctx, db: ctx.services.root }, id);
  if (!row.mapping || (row.state !== 'checked' && row.state !== 'done')) throw new Fault('conflict', 'import.state', { state: row.state });
  const name = row.file_name.replace(/(\.gz)?$/, '').replace(/\.[^.]*$/, '');
  return { fileName: `${name}-${REASON[ctx.language]}.csv`, mediaType: 'text/csv; charset=utf-8', body: bytes(ctx, row) };
}
