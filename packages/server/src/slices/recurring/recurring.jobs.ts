import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { clusteringOf } from './clusters.sql.ts';
import { findRecurring } from './find-recurring.ts';

/** Somebody asked. */
export const findAsked: Job = defineJob({
  name: 'recurring.find',
  label: { zh: '归集重复出现的问题', en: 'Put recurring questions together' },
  input: z.object({}),
  run: (ctx) => findRecurring(ctx.services.root, ctx.now),
});

/** Asked every hour, done once a day. */
const findNightly: Job = defineJob({
  name: 'recurring.nightly',
  label: { zh: '夜间归集重复出现的问题', en: 'Put recurring questions together by night' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const { due } = await clusteringOf(ctx.db, { today: ctx.today, timeZone: ctx.organisation.timeZone }, FINDS);
    return due ? findRecurring(ctx.services.root, ctx.now) : null;
  },
});

export const FINDS: readonly string[] = ['recurring.find', 'recurring.nightly'];
export const recurringJobs: readonly Job[] = [findNightly];
export const askedRecurringJobs: readonly Job[] = [findAsked];
