import { sql } from 'kysely';
import * as z from 'zod';
import type { WriteCtx } from '../../access/index.ts';
import { defineJob, type JobCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { beforeImages } from './before-images.ts';
import { countFound } from './found.sql.ts';
import { endImport, type ImportRow, moveImport, selectImport, setCounts } from './import.sql.ts';
import { countBad, deleteCommitted, deleteStaged, keepFound } from './import-row.sql.ts';
import { preparation, prepare } from './prepare.ts';
import { BEFORE, WRITE } from './write-staged.ts';

/** Imports commit one after another: two files that name the same records must not meet half-way. */
const ONE_AT_A_TIME = 46_002;

async function tell(ctx: WriteCtx, row: ImportRow, newAccounts: boolean): Promise<void> {
  if (row.entity === 'accounts' || newAccounts) await ctx.emit('accounts.changed', { ids: 'many' });
  if (row.entity === 'orders') await ctx.emit('orders.changed', { importId: row.id });
  await ctx.emit('import.done', { importId: row.id, entity: row.entity });
}

/** The whole file in one transaction: all of it is there, or nothing. */
async function commitStaged(job: JobCtx, ctx: WriteCtx, row: ImportRow): Promise<void> {
  const { db } = ctx;
  await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(db);
  await job.progress.at(0, row.rows, 'checking');
  const p = await preparation(job, db, row, 'commit');
  const { counts, warnings } = await prepare(p);
  const refused = (await countFound(db)) + (await countBad(db, row.id));
  if (refused && !row.skip_bad_rows) throw new Fault('invalid', 'import.bad_rows', { count: refused });
  await job.progress.at(0, row.rows, 'writing');
  await keepFound(db, row.id);
  const before = await beforeImages(ctx, row.id, BEFORE[row.entity](), counts.updated);
  await WRITE[row.entity](p);
  await setCounts(db, row.id, { rows: row.rows, ...counts, rejected: refused }, warnings);
  if (!(await moveImport(db, row.id, ['committing'], 'done'))) throw new Fault('conflict', 'import.state', { state: row.state });
  await endImport(db, row.id, 'done', null, ctx.now);
  await ctx.record({
    action: 'import.done',
    entity: 'import',
    entityId: row.id,
    before,
    after: { entity: row.entity, file: row.file_name, rows: row.rows, ...counts, rejected: refused },
  });
  await tell(
    ctx,
    row,
    warnings.some((each) => each.code === 'import.accounts_created'),
  );
  await job.progress.mayStop();
}

/** Commits a checked import. Killed before its commit, it has done nothing and is run again from the start. */
export const commitJob = defineJob({
  name: 'import.commit',
  label: { zh: '写入导入数据', en: 'Commit an import' },
  input: z.object({ importId: z.uuid() }),
  async run(ctx, { importId }) {
    const row = await selectImport(ctx.db, importId);
    if (row?.state === 'committing') await ctx.write((write) => commitStaged(ctx, write, row));
    await deleteCommitted(ctx.db, importId);
  },
  async failed(ctx, { importId }, fault: Fault) {
    await endImport(ctx.db, importId, 'failed', { reason: fault.reason, detail: fault.detail }, ctx.clock.now().toString());
  },
  async cancelled(ctx, { importId }) {
    await endImport(ctx.db, importId, 'cancelled', null, ctx.clock.now().toString());
    await deleteStaged(ctx.db, importId);
  },
});
