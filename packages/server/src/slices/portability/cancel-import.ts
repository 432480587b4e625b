import type { Import } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { askJobToStop } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { endImport, moveImport } from './import.sql.ts';
import { deleteStaged } from './import-row.sql.ts';
import { asImport, visibleImport } from './import-view.ts';

/** Drops an import that is not committed. One that a job is at work on is asked to stop, and is cancelled when the job has. */
export async function cancelImport(ctx: WriteCtx, { id }: { id: string }): Promise<Import> {
  const row = await visibleImport(ctx, id);
  if (await moveImport(ctx.db, id, ['uploaded', 'checked', 'failed'], 'cancelled')) {
    await endImport(ctx.db, id, 'cancelled', null, ctx.now);
    await deleteStaged(ctx.db, id);
  } else if ((row.state === 'reading' || row.state === 'committing') && row.job_id) await askJobToStop(ctx.db, row.job_id, ctx.now);
  else throw new Fault('conflict', 'import.state', { state: row.state });
  await ctx.record({ action: 'import.cancel', entity: 'import', entityId: id });
  return asImport(await visibleImport(ctx, id), ctx.language);
}
