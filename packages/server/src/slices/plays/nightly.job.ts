import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { putPlannedInForce } from '../policies/index.ts';
import { evaluateScheduled } from '../tiering/index.ts';
import { selectPlays } from './plays.sql.ts';
import { runPlays } from './run-plays.ts';

/** What a new day asks for: evaluations that are due, policies planned for it, plays up to today, and today's ranks. Asked every hour, done once a day. */
const nightly = defineJob({
  name: 'plays.nightly',
  label: { zh: '夜间评估与剧本', en: 'Nightly evaluation and plays' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    // The month that ended is judged by the version that was in force in it.
    const evaluations = await ctx.write((write) => evaluateScheduled(write));
    const planned = await ctx.write((write) => putPlannedInForce(write));
    const plays = await selectPlays(ctx.db, ctx.today);
    const nothing = !planned.length && !evaluations.length;
    if (nothing && plays.every(({ hasRun, ranTo }) => hasRun && ranTo >= ctx.today)) return null;
    const run = await ctx.write(async (write) => {
      const made = await runPlays(write.db, { now: write.now, today: write.today });
      await write.record({ action: 'plays.run', entity: 'play', after: { date: write.today, ...made } });
      return made;
    });
    return { planned, evaluations, ...run };
  },
});

export const nightlyJobs: readonly Job[] = [nightly];
