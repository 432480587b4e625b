import * as z from 'zod';
import { defineJob, type JobCtx } from '../../access/index.ts';
import { checkMapping } from '../../files/index.ts';
import type { Fault } from '../../kernel/fault.ts';
import { endImport, type ImportRow, moveImport, selectImport, setCounts } from './import.sql.ts';
import { countBad, deleteStaged, keepFound } from './import-row.sql.ts';
import { asFault } from './inspect.ts';
import { preparation, prepare } from './prepare.ts';
import { stageImport } from './stage-import.ts';

/** Holds the staged rows against each other and the base, in one transaction that writes nothing but problems and counts. */
async function checkStaged(ctx: JobCtx, row: ImportRow, rows: number): Promise<void> {
  await ctx.write(async ({ db }) => {
    const { counts, warnings } = await prepare(await preparation(ctx, db, row, 'check'));
    await ctx.progress.mayStop();
    await keepFound(db, row.id);
    await setCounts(db, row.id, { rows, ...counts, rejected: await countBad(db, row.id) }, warnings);
    await moveImport(db, row.id, ['reading'], 'checked');
  });
}

/** The dry run: reads and stages every row, then lists every problem and counts what a commit would do. */
export const checkJob = defineJob({
  name: 'import.check',
  label: { zh: '检查导入文件', en: 'Check an import' },
  input: z.object({ importId: z.uuid() }),
  async run(ctx, { importId }) {
    const row = await selectImport(ctx.db, importId);
    if (row?.state !== 'reading') return;
    try {
      const rows = await stageImport(ctx, row, checkMapping(row.mapping));
      await ctx.progress.at(rows, rows, 'checking');
      await checkStaged(ctx, row, rows);
    } catch (error) {
      throw asFault(error, ctx.language);
    }
  },
  async failed(ctx, { importId }, fault: Fault) {
    await endImport(ctx.db, importId, 'failed', { reason: fault.reason, detail: fault.detail }, ctx.clock.now().toString());
  },
  async cancelled(ctx, { importId }) {
    await endImport(ctx.db, importId, 'cancelled', null, ctx.clock.now().toString());
    await deleteStaged(ctx.db, importId);
  },
});
