import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { startJobs } from '../project-starts/index.ts';
import { markLate } from './procedures.sql.ts';

/** Asked every minute; a step that was not done in time is told of once. */
const remind = defineJob({
  name: 'procedures.remind',
  label: { zh: '催办超期步骤', en: 'Remind of late steps' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    return ctx.write(async (write) => {
      const runIds = await markLate(write.db, write.now);
      if (!runIds.length) return null;
      await write.record({ action: 'procedure.remind', entity: 'procedure_run', after: { runIds } });
      await write.emit('procedure.late', { runIds });
      return { reminded: runIds.length };
    });
  },
});

export const procedureJobs: readonly Job[] = [remind, ...startJobs];
