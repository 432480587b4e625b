import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { listLoops, loopFigures, oneLoop, updateLoop } from './loops.sql.ts';

export const surveyLoopsHandlers: Handlers<'surveyLoops'> = {
  async list(ctx, { view, accountId, limit, cursor }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const of = { scope: await scopeOf(ctx, 'reads'), today: ctx.today, view, accountId };
    const rows = await listLoops(ctx.db, { ...of, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ dueOn, endedOn, id }) => [view === 'ended' ? (endedOn ?? dueOn) : dueOn, id],
    );
  },

  async figures(ctx, { to = ctx.today, from = Temporal.PlainDate.from(to).subtract({ years: 1 }).add({ days: 1 }).toString() }) {
    return { from, to, ...(await loopFigures(ctx.db, { scope: await scopeOf(ctx, 'reads'), from, to, today: ctx.today })) };
  },

  async move(ctx, { revision, state, note, ...key }) {
    await requireAccount(ctx, key.accountId, 'writes');
    const before = await oneLoop(ctx.db, key, ctx.today, { lock: true });
    if (!before) throw notFound('survey_loop');
    if (before.revision !== revision) throw new Fault('stale', 'resource.stale');
    if (before.endedOn) throw new Fault('conflict', 'survey.not_now');
    await updateLoop(ctx.db, key, { state, note, today: ctx.today });
    const after = await oneLoop(ctx.db, key, ctx.today);
    if (!after) throw notFound('survey_loop');
    await ctx.record({ action: `survey.loop_${state}`, entity: 'account', entityId: key.accountId, before, after, note });
    return after;
  },
};
