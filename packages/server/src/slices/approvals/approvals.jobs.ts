import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { markLate } from './store.sql.ts';

/** Asked every minute; a step that nobody decided in time is told of once. */
const remind = defineJob({
  name: 'approvals.remind',
  label: { zh: '催办超期审批', en: 'Remind of late approvals' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    return ctx.write(async (write) => {
      const requestIds = await markLate(write.db, write.now);
      if (!requestIds.length) return null;
      await write.record({ action: 'approval.remind', entity: 'approval', after: { requestIds } });
      await write.emit('approval.late', { requestIds });
      return { reminded: requestIds.length };
    });
  },
});

export const approvalJobs: readonly Job[] = [remind];
