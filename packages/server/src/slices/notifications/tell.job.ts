import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { endWaits, tellSince } from './tell.sql.ts';
import { passOn } from './tell-groups.ts';

/** How far back each run looks: what was committed late, or while nothing ran, is told; what was told is passed over by its key. */
const LOOK_BACK = { hours: 24 };

/** Asks all sources, every minute. */
const tellJob = defineJob({
  name: 'notifications.tell',
  label: { zh: '生成通知', en: 'Telling people' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const since = Temporal.Instant.from(ctx.now).subtract(LOOK_BACK).toString();
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

export const tellingJobs: readonly Job[] = [tellJob];
