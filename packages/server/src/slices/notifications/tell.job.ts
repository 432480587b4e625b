import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { endWaits, forgetTold, tellSince } from './tell.sql.ts';
import { passOn } from './tell-groups.ts';

/** How far back each run looks: what was committed late, or while nothing ran, is told; what was told is passed over by its key. */
const LOOK_BACK = { hours: 24 };
export const lookBackFrom = (now: string): string => Temporal.Instant.from(now).subtract(LOOK_BACK).toString();

/** Asks all sources, every minute. */
const tellJob = defineJob({
  name: 'notifications.tell',
  label: { zh: '生成通知', en: 'Telling people' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const since = lookBackFrom(ctx.now);
    return ctx.write(async (write) => {
      const told = await tellSince(write.db, since, write.now);
      await endWaits(write.db, write.now);
      const groups = await passOn(write, since);
      if (!told && !groups) return null;
      await write.record({ action: 'notifications.tell', entity: 'notification', after: { told, groups } });
      return { told, groups };
    });
  },
});

/** Longer than any period of which people are told once, such as a year's budget: by its key a notice is not told again. */
const KEPT_DAYS = 400;

// unaudited: what people were told more than a year ago is told by the log and the records themselves
const forgetJob = defineJob({
  name: 'notifications.forget',
  label: { zh: '清理旧通知', en: 'Forget old notifications' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * KEPT_DAYS });
    const forgotten = await forgetTold(ctx.db, before.toString());
    return forgotten ? { forgotten } : null;
  },
});

export const oldNoticeJobs: readonly Job[] = [forgetJob];
export const tellingJobs: readonly Job[] = [tellJob];
