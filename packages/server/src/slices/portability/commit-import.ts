import type { Import } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { startJob } from '../../access/index.ts';
import { checkMapping } from '../../files/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { commitJob } from './commit.job.ts';
import { moveImport, setCommitting } from './import.sql.ts';
import { requireCreating, requireImportOf } from './import-rights.ts';
import { asImport, visibleImport } from './import-view.ts';

/** Starts the commit of a checked import. Faults `import.bad_rows` when rows have problems and they are not to be skipped. */
export async function commitImport(ctx: WriteCtx, input: { id: string; skipBadRows: boolean }): Promise<Import> {
  const row = await visibleImport(ctx, input.id);
  // The role may have changed since the check.
  requireImportOf(ctx, row.entity);
  if (row.mapping) requireCreating(ctx, checkMapping(row.mapping));
  if (row.state === 'checked' && row.rejected > 0 && !input.skipBadRows)
    throw new Fault('invalid', 'import.bad_rows', { count: row.rejected });
  if (!(await moveImport(ctx.db, row.id, ['checked'], 'committing'))) throw new Fault('conflict', 'import.state', { state: row.state });
  const jobId = await startJob(ctx, commitJob, { importId: row.id });
  await setCommitting(ctx.db, row.id, jobId, input.skipBadRows);
  await ctx.record({ action: 'import.commit', entity: 'import', entityId: row.id, after: { skipBadRows: input.skipBadRows } });
  return asImport(await visibleImport(ctx, row.id), ctx.language);
}
