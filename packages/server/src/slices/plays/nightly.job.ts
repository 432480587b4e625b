import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { hasEvents, keepEvents } from '../key-events/index.ts';
import { putPlannedInForce } from '../policies/index.ts';
import { evaluateScheduled } from '../tiering/index.ts';
import { isAnythingDue, selectPlays } from './plays.sql.ts';
import { advancePlays, hasHappened, runPlays, timeOf } from './run-plays.ts';

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
    // Plays begin on key events: who is concerned is known first.
    if (!(await hasEvents(ctx))) await ctx.write(keepEvents);
    const plays = await selectPlays(ctx.db, ctx.today);
    const nothing = !planned.length && !evaluations.length;
    if (nothing && plays.every(({ hasRun, ranTo }) => hasRun && ranTo >= ctx.today)) return null;
    const run = await ctx.write(async (write) => {
      const made = await runPlays(write.db, timeOf(write));
      await write.record({ action: 'plays.run', entity: 'play', after: { date: write.today, ...made } });
      return made;
    });
    return { planned, evaluations, ...run };
  },
});

/** Between the nights: steps whose time has come, what waited for a task that was closed, runs that were queued by hand, and what happened to requests. */
const advance = defineJob({
  name: 'plays.advance',
  label: { zh: '推进剧本', en: 'Plays going on' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation || !((await isAnythingDue(ctx.db, ctx.now)) || (await hasHappened(ctx.db, timeOf(ctx))))) return null;
    return ctx.write(async (write) => {
      const went = await advancePlays(write.db, timeOf(write));
      if (!went.moved) return null;
      await write.record({ action: 'plays.advance', entity: 'play', after: went });
      return went;
    });
  },
});

export const nightlyJobs: readonly Job[] = [nightly];
export const advancingJobs: readonly Job[] = [advance];
