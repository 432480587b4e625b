import { sql } from 'kysely';
import * as z from 'zod';
import { type Ctx, defineJob, type Job } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { clockTimes, oldestClock } from './clock-times.ts';
import { workOutClocks } from './clocks.sql.ts';
import * as course from './course.ts';
import { readRules } from './desk-rules.ts';
import { forgetFiles } from './files/files.jobs.ts';
import { keep } from './keep.ts';
import { accountsWithOpen, changeClasses, solvedBefore } from './standing.sql.ts';
import { lockRequests } from './store.sql.ts';

/** Asked every minute: clocks that came to a further level are told of once. */
const runClocks = defineJob({
  name: 'requests.clocks',
  label: { zh: '计算服务时限', en: 'Work out service-level clocks' },
  input: z.object({}),
  async run(ctx) {
    const oldest = ctx.organisation && (await oldestClock(ctx.db));
    if (!oldest) return null;
    return ctx.write(async (write) => {
      const raised = await workOutClocks(write.db, await clockTimes(write, oldest));
      if (!raised.length) return null;
      await write.record({ action: 'request.clocks', entity: 'service_request', after: { raised } });
      return { raised: raised.length };
    });
  },
});

type Classes = (ctx: Ctx, accountIds: readonly string[]) => Promise<{ of: ReadonlyMap<string, string>; last: string | null }>;
/** A customer's class follows its level and its contracts: open requests of the hour go by the class of now. */
const followClasses = (classesOf: Classes) =>
  defineJob({
    name: 'requests.classes',
    label: { zh: '更新请求的服务级别', en: 'Bring classes of service of requests up to date' },
    input: z.object({}),
    async run(ctx) {
      if (!ctx.organisation) return null;
      return ctx.write(async (write) => {
        const { of, last } = await classesOf(write, await accountsWithOpen(write.db));
        const ids = await changeClasses(write.db, of, last, write.now);
        if (!ids.length) return null;
        const oldest = await oldestClock(write.db);
        if (oldest) await workOutClocks(write.db, await clockTimes(write, oldest), sql`r.id = any(${ids}::uuid[])`);
        await write.record({ action: 'request.classes', entity: 'service_request', after: { ids } });
        return { changed: ids.length };
      });
    },
  });

const AT_ONCE = 500;
/** Where the customer says nothing for days after a solution, their silence is its waiver. */
const takeSilence = defineJob({
  name: 'requests.silence',
  label: { zh: '关闭无回复的已解决请求', en: 'Close solved requests nobody answered' },
  input: z.object({}),
  async run(ctx) {
    const { silenceDays } = await readRules(ctx);
    if (!ctx.organisation || !silenceDays) return null;
    const before = Temporal.Instant.from(ctx.now)
      .subtract({ hours: 24 * silenceDays })
      .toString();
    return ctx.write(async (write) => {
      const stored = await lockRequests(write.db, await solvedBefore(write.db, before, AT_ONCE));
      const silent = stored.filter(({ status, solvedAt }) => status === 'solved' && solvedAt && solvedAt < before);
      if (!silent.length) return null;
      const zh = ctx.organisation?.language === 'zh';
      const note = zh ? `解决后 ${silenceDays} 天没有收到客户回复` : `No word of the customer for ${silenceDays} days after the solution`;
      const closed = silent.map((one) => ({ ...one, ...course.close(one, write, 'waived', note) }));
      const entries = closed.map(({ id }) => ({
        ...{ requestId: id, id: newId(), at: write.now, kind: 'event' as const, body: note, event: { what: 'waived' as const } },
      }));
      await keep(write, closed, entries, 'request.silence');
      return { closed: closed.length };
    });
  },
});

export const requestJobs: readonly Job[] = [runClocks];
export const hourlyRequestJobs = (classesOf: Classes): readonly Job[] => [followClasses(classesOf), takeSilence, forgetFiles];
