import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { startJobs } from '../project-starts/index.ts';
import { beginSigned } from './begin-runs.ts';
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

/** Asked every minute, so that what a contract signed now begins is begun today. */
const signed = defineJob({
  name: 'procedures.begin_signed',
  label: { zh: '按签约发起流程', en: 'Begin procedures by signed contracts' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    return ctx.write(async (write) => {
      const runIds = await beginSigned(write);
      if (!runIds.length) return null;
      await write.record({ action: 'procedure.begin_signed', entity: 'procedure_run', after: { runIds } });
      return { begun: runIds.length };
    });
  },
});

export const procedureJobs: readonly Job[] = [remind, signed, ...startJobs];
