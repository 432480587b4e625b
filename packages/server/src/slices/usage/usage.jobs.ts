import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import { firstKeptMonth, retentionMonths } from './retention.ts';
import { dropUsageMonths, prepareUsageMonths } from './usage-months.ts';

const MONTHS_AHEAD = 3;

async function dropOld(ctx: JobCtx, months: number): Promise<string[]> {
  const before = firstKeptMonth(ctx.today, months);
  return ctx.write(async (write) => {
    const dropped = await dropUsageMonths(write.db, before);
    if (dropped.length) await write.record({ action: 'usage.months_drop', entity: 'usage', after: { months: dropped, kept: months } });
    return dropped;
  });
}

/** Makes the months to come and drops those that are kept no longer. Asked every hour, it mostly has nothing to do. */
const keepMonths = defineJob({
  name: 'usage.months',
  label: { zh: '整理用量分区', en: 'Keep months of usage' },
  input: z.object({}),
  async run(ctx) {
    const now = Temporal.PlainDate.from(ctx.today).toPlainYearMonth();
    const ahead = Array.from({ length: MONTHS_AHEAD }, (_, index) => now.add({ months: index }).toString());
    const made = await prepareUsageMonths(ctx.db, ahead);
    const months = await retentionMonths(ctx.db);
    const dropped = months === null ? [] : await dropOld(ctx, months);
    return made.length || dropped.length ? { made, dropped } : null;
  },
});

export const usageJobs: readonly Job[] = [keepMonths];
