import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { returnIdle } from './pool.ts';

/** What a new day asks of the pool. Asked every hour; a second time on a day finds nothing. */
const nightly = defineJob({
  name: 'pool.nightly',
  label: { zh: '公海自动回收', en: 'Return to the public pool' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const returned = await ctx.write(returnIdle);
    return returned ? { returned } : null;
  },
});

export const poolJobs: readonly Job[] = [nightly];
