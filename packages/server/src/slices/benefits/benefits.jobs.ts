import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { putAsked } from '../approvals/index.ts';
import { unaskedRequests } from './carry-over.sql.ts';

/**
 * Asked every minute, and so as soon as a newer version runs: what waits from before there were approvals is put before who decides by the rules
 * that hold. What nobody could decide waits until the rules name somebody.
 */
const carryOver = defineJob({
  name: 'benefits.carry_over',
  label: { zh: '补上此前权益申请的审批', en: 'Ask for approvals of earlier benefit requests' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation || !(await unaskedRequests(ctx.db, ctx.today)).length) return null;
    return ctx.write(async (write) => {
      const waiting = await unaskedRequests(write.db, write.today);
      const put = await putAsked(
        write,
        waiting.map((one) => ({ ...one, opensAt: write.now, via: 'job' })),
      );
      const requestIds = put.flatMap((one) => (one ? [one.id] : []));
      if (!requestIds.length) return null;
      await write.record({ action: 'benefit.carry_over', entity: 'approval', after: { requestIds } });
      await write.emit('approval.asked', { requestIds });
      return { asked: requestIds.length };
    });
  },
});

export const benefitJobs: readonly Job[] = [carryOver];
