import * as z from 'zod';
import { type Ctx, defineJob, type Job, type WriteCtx } from '../../access/index.ts';
import { tellOfDueEvents } from '../notifications/index.ts';
import { readSetting, writeSetting } from '../settings/index.ts';
import { fillPast, type Refreshed, refreshEvents } from './refresh.sql.ts';
import { dueEvents } from './windows.ts';

const KEY = 'key_events';
/** The last day for which the days ahead were worked out. */
const Kept = z.strictObject({ upTo: z.iso.date().nullable().default(null) });

/** Whether a day has brought its key events up to date. */
export const hasEvents = async ({ db, today }: Pick<Ctx, 'db' | 'today'>): Promise<boolean> =>
  (await readSetting(db, KEY, Kept)).upTo === today;

/** Once a day, before plays ask who is concerned: what calendars say of the year ahead. */
export async function keepEvents(write: WriteCtx): Promise<Refreshed | null> {
  if (await hasEvents(write)) return null;
  const done = await refreshEvents(write.db, write.today);
  await tellOfDueEvents(write.db, await dueEvents(write.db, write.today), write.now);
  await writeSetting(write.db, KEY, { upTo: write.today }, { now: write.now, userId: write.actor.userId });
  await write.record({ action: 'events.refresh', entity: 'policy', after: { ...done } });
  return done;
}

/** Asked every hour, where no play has asked before. */
const nightly = defineJob({
  name: 'events.nightly',
  label: { zh: '更新重点事件', en: 'Key events brought up to date' },
  input: z.object({}),
  run: async (ctx) => (ctx.organisation && !(await hasEvents(ctx)) ? ctx.write(keepEvents) : null),
});

/** A calendar that has just been put in force. */
export const eventsPublished: Job = defineJob({
  name: 'events.published',
  label: { zh: '按新发布的日历更新重点事件', en: 'Key events by the newly published calendar' },
  input: z.object({ policyId: z.string() }),
  run: (ctx, { policyId }) =>
    ctx.write(async (write) => {
      const done = { ...(await refreshEvents(write.db, write.today)), past: await fillPast(write.db, policyId, write.today) };
      await write.record({ action: 'events.refresh', entity: 'policy', entityId: policyId, after: { ...done } });
      return done;
    }),
});

export const eventJobs: readonly Job[] = [nightly];
