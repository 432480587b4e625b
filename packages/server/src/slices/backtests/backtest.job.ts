import { BACKTEST_OUTCOMES, BACKTEST_SIGNALS, type BacktestPoint, Both, Day, TierPolicy } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type JobCtx, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { stabilityOf } from '../../policy/backtest/stability.ts';
import { expandPolicy } from '../../policy/segments.sql.ts';
import { catalogOf } from '../catalog.ts';
import { bestSignal, type Found, figuresOf } from './backtest-figures.ts';
import { assumedShare } from './backtest-knowledge.sql.ts';
import { endOf, pointsTo } from './backtest-months.ts';
import { type PointInit, pointRows, type Subject } from './backtest-point.sql.ts';
import { warningsOf } from './backtest-warnings.ts';
import { ofWholeBase } from './of-whole-base.ts';
import { isHidden } from './proposal-figures.ts';
import { proposeFor } from './proposal-run.ts';

/** What was asked, kept with the run: the document as it stood. */
export const BacktestInput = z.object({
  name: Both,
  policyId: z.string().nullable(),
  version: z.number().nullable(),
  document: TierPolicy.nullable(),
  metric: z.string().nullable(),
  outcome: z.enum(BACKTEST_OUTCOMES),
  horizon: z.number(),
  months: z.number(),
  last: Day,
  propose: z.boolean().default(false),
});
export type BacktestInput = z.infer<typeof BacktestInput>;

/** One statement a point, so that a backtest can tell how far it is and be stopped between two. */
async function judgePoint(ctx: JobCtx, init: Omit<PointInit, 'window'>, asOf: string, horizon: number): Promise<BacktestPoint> {
  const until = endOf(asOf, horizon);
  const rows = await ofWholeBase(ctx.db, (tx) => pointRows(tx, { ...init, window: { asOf, months: horizon, until } }));
  const failed = rows.find((row) => row.failed !== null)?.failed;
  if (failed) throw new Fault('invalid', 'policy.item_failed', { item: failed });
  const levels = 'policy' in init.subject ? init.subject.policy.levels : [];
  return figuresOf({ asOf, until, over: until < ctx.today }, rows, levels);
}

async function run(ctx: JobCtx, input: BacktestInput): Promise<Found> {
  const { document, metric, outcome, horizon, months, last } = input;
  const catalog = await catalogOf(ctx.db, document?.rfm);
  const subject: Subject = document ? { policy: await expandPolicy(ctx.db, document) } : { metric: metric ?? '' };
  const scope = await scopeOf({ ...ctx, actor: ctx.starter ?? ctx.actor }, 'reads');
  const init = { subject, signals: BACKTEST_SIGNALS.filter((id) => !isHidden(ctx, catalog, id)), catalog, outcome, scope };
  const days = pointsTo(last, months);
  const points = await days.reduce(async (earlier: Promise<BacktestPoint[]>, asOf, index) => {
    const before = await earlier;
    await ctx.progress.at(index, days.length, 'judging');
    return [...before, await judgePoint(ctx, init, asOf, horizon)];
  }, Promise.resolve([]));
  const learnt = input.propose ? await proposeFor(ctx, { ...init, points, horizon }) : { proposal: null, refusal: null, verdict: null };
  await ctx.progress.at(days.length, days.length, 'judging');
  return {
    points,
    stability: { auc: stabilityOf(points.map(({ auc }) => auc)), liftTop10: stabilityOf(points.map(({ liftTop10 }) => liftTop10)) },
    bestSignal: bestSignal(points),
    assumedShare: await assumedShare(ctx.db, last),
    warnings: await warningsOf(ctx.db, { subject, catalog, points, verdict: learnt.verdict }),
    ...learnt,
  };
}

/** Judges past month ends one after the other; nothing is written but the answer, which the run keeps. */
export const backtestJob = defineJob({
  name: 'tiering.backtest',
  label: { zh: '历史回测', en: 'Backtest' },
  input: BacktestInput,
  run,
});
