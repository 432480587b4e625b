import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { markLatePlans } from './store.sql.ts';

/** Asked every minute; a milestone that was not reached on its day is told of once for each plan. */
const remind = defineJob({
  name: 'project_starts.remind',
  label: { zh: '提醒逾期的里程碑', en: 'Remind of late milestones' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    return ctx.write(async (write) => {
      const late = await markLatePlans(write.db, write);
      if (!late) return null;
      await write.record({ action: 'project_start.remind', entity: 'project_start', after: { late } });
      return { late };
    });
  },
});

export const startJobs: readonly Job[] = [remind];
