import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { tendHandovers } from './open-handovers.ts';

/** Asked every minute, so that a contract signed now is handed over today; mostly there is nothing to do. */
const tend = defineJob({
  name: 'handovers.tend',
  label: { zh: '发起与升级交接', en: 'Open and escalate handovers' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const done = await ctx.write(tendHandovers);
    return done.opened || done.escalated ? done : null;
  },
});

export const handoverJobs: readonly Job[] = [tend];
