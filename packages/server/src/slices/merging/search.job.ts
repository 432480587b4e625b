import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import { isSearchDue } from './duplicate-search.sql.ts';
import type { Entity } from './records.sql.ts';
import { searchDuplicates } from './search-duplicates.ts';

const search = (ctx: JobCtx, entity: Entity): Promise<number> =>
  ctx.write((write) => searchDuplicates(write, entity, (done, total, step) => ctx.progress.at(done, total, step)));

/** Somebody asked. */
export const searchAsked: Job = defineJob({
  name: 'merging.search',
  label: { zh: '查找重复', en: 'Search for duplicates' },
  input: z.object({ entity: z.enum(['account', 'contact']) }),
  run: async (ctx, { entity }) => ({ entity, found: await search(ctx, entity) }),
});

/** A new day searches what changed since the last time. Asked every hour, done once a day. */
const searchNightly: Job = defineJob({
  name: 'merging.nightly',
  label: { zh: '夜间查找重复', en: 'Nightly search for duplicates' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const day = { today: ctx.today, timeZone: ctx.organisation.timeZone };
    const accounts = (await isSearchDue(ctx.db, 'account', day)) ? await search(ctx, 'account') : null;
    const people = (await isSearchDue(ctx.db, 'contact', day)) ? await search(ctx, 'contact') : null;
    return accounts === null && people === null ? null : { accounts, people };
  },
});

/** The kinds of runs that search: while one waits or runs, nobody needs another. */
export const SEARCHES: readonly string[] = [searchAsked.name, searchNightly.name];
export const searchJobs: readonly Job[] = [searchNightly];
