import type { FaultReason, Language } from '@fulcrum/contract';
import {
  askJobToStop,
  type Ctx,
  type Handlers,
  type JobRunRow,
  may,
  pageFrom,
  readCursor,
  selectJobRun,
  selectJobRuns,
  type WriteCtx,
} from '../../access/index.ts';
import { faultText, notFound } from '../../kernel/fault.ts';
import { NIL_ID } from '../../kernel/ids.ts';

const STEPS: Record<string, { zh: string; en: string }> = {
  reading: { zh: '读取', en: 'Reading' },
  checking: { zh: '检查', en: 'Checking' },
  judging: { zh: '评估', en: 'Judging' },
  comparing: { zh: '比对', en: 'Comparing' },
  writing: { zh: '写入', en: 'Writing' },
  tidying: { zh: '收尾', en: 'Tidying up' },
};

const milliseconds = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Seconds left at the pace so far; null when nothing can be said. */
function secondsLeft(run: JobRunRow): number | null {
  if (run.state !== 'running' || !run.total || !run.done || !run.started_at || !run.seen_at) return null;
  const spent = (milliseconds(run.seen_at) - milliseconds(run.started_at)) / 1000;
  return Math.max(0, Math.round((spent / run.done) * (run.total - run.done)));
}

function asJob(run: JobRunRow, language: Language) {
  return {
    id: run.id,
    kind: run.kind,
    label: run.label[language],
    state: run.state,
    step: run.step && (STEPS[run.step]?.[language] ?? run.step),
    done: run.done,
    total: run.total,
    fault: run.fault && faultText(run.fault.reason as FaultReason, run.fault.detail, language),
    createdBy: run.creator_name,
    createdAt: run.created_at,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    secondsLeft: secondsLeft(run),
  };
}

/** People see the jobs they started; who manages jobs sees all, the installation's own among them. */
const whose = (ctx: Ctx): string | null => (may(ctx.actor, 'jobs.manage') ? null : (ctx.actor.userId ?? NIL_ID));

async function visibleRun(ctx: Ctx, id: string): Promise<JobRunRow> {
  const run = await selectJobRun(ctx.db, id);
  const owner = whose(ctx);
  if (!run || (owner !== null && run.created_by !== owner)) throw notFound(id);
  return run;
}

export const jobsHandlers: Handlers<'jobs'> = {
  async list(ctx, input) {
    const cursor = readCursor(input.cursor, 2);
    const after = cursor && { createdAt: cursor[0] ?? '', id: cursor[1] ?? '' };
    const rows = await selectJobRuns(ctx.db, { createdBy: whose(ctx), state: input.state ?? null, after, limit: input.limit + 1 });
    return pageFrom(
      rows,
      input.limit,
      (run) => asJob(run, ctx.language),
      (run) => [run.created_at, run.id],
    );
  },
  get: async (ctx, { id }) => asJob(await visibleRun(ctx, id), ctx.language),
  async cancel(ctx: WriteCtx, { id }) {
    await visibleRun(ctx, id);
    await askJobToStop(ctx.db, id, ctx.now);
    await ctx.record({ action: 'job.cancel', entity: 'job', entityId: id });
    return asJob(await visibleRun(ctx, id), ctx.language);
  },
};
