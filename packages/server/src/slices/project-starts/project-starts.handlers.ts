import type { ProjectStart } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { figuresOf } from './figures.sql.ts';
import { type StartRow, type StartViewer, selectStart, selectStarts } from './list.sql.ts';
import { planMilestone } from './store.sql.ts';

const viewerOf = async (ctx: Ctx, asOf = ctx.today): Promise<StartViewer> => ({
  ...{ reads: await scopeOf(ctx, 'reads'), writes: await scopeOf(ctx, 'writes'), asOf },
});
const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** How far it is, from its milestones. */
export function told({ key: _, ...row }: StartRow, today: string): ProjectStart {
  const { milestones, startsOn, firstValueOn, endedOn } = row;
  const last = milestones.findLast(({ reachedOn }) => reachedOn !== null);
  const next = endedOn ? undefined : milestones.find(({ reachedOn }) => reachedOn === null);
  return {
    ...row,
    days: daysBetween(startsOn, firstValueOn ?? endedOn ?? today),
    reached: last ? { stepId: last.stepId, name: last.name } : null,
    next: next ? { stepId: next.stepId, name: next.name, plannedOn: next.plannedOn, daysLate: next.daysLate } : null,
  };
}

async function get(ctx: Ctx, { id, asOf = ctx.today }: { id: string; asOf?: string | undefined }): Promise<ProjectStart> {
  const row = await selectStart(ctx.db, await viewerOf(ctx, asOf), id);
  if (!row) throw notFound('project_start');
  return told(row, asOf);
}

export const projectStartsHandlers: Handlers<'projectStarts'> = {
  async list(ctx, { limit, cursor, view, accountId, productId, asOf = ctx.today }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const query = { view, accountId, productId, after: readCursor(cursor, 2), limit: limit + 1 };
    return pageFrom(
      await selectStarts(ctx.db, await viewerOf(ctx, asOf), query),
      limit,
      (row) => told(row, asOf),
      ({ key, id }) => [key, id],
    );
  },

  get,

  async plan(ctx: WriteCtx, { id, stepId, plannedOn, reason }) {
    const start = await get(ctx, { id });
    const { accountId } = start;
    await requireAccount(ctx, accountId, 'writes');
    if (start.endedOn) throw new Fault('conflict', 'procedure.ended');
    const was = await planMilestone(ctx.db, { accountId, runId: id, step: stepId, plannedOn, today: ctx.today, reason });
    if (!was) throw notFound('project_milestone');
    const of = { runId: id, step: stepId };
    await ctx.record({
      ...{ action: 'project_start.plan', entity: 'account', entityId: accountId, before: { ...of, plannedOn: was } },
      ...{ after: { ...of, plannedOn }, note: reason },
    });
    return get(ctx, { id });
  },

  figures: async (ctx, { asOf = ctx.today }) => figuresOf(ctx.db, { scope: await scopeOf(ctx, 'reads'), asOf }),
};
