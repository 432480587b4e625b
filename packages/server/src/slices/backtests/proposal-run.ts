import type { BacktestPoint } from '@fulcrum/contract';
import type { JobCtx } from '../../access/index.ts';
import { endOf } from './backtest-months.ts';
import { accountRows, type PointInit, type Subject } from './backtest-point.sql.ts';
import { ofWholeBase } from './of-whole-base.ts';
import { type Proposed, propose } from './proposal.ts';
import { firstFactOn, trainingDays } from './proposal-days.ts';
import { figuresFor } from './proposal-figures.ts';

interface RunInit extends Omit<PointInit, 'window' | 'signals'> {
  points: readonly BacktestPoint[];
  horizon: number;
}

/** Reads a statement a point, before the points of a backtest and at them, and tells how far it is. */
export async function proposeFor(ctx: JobCtx, { points, horizon, ...init }: RunInit): Promise<Proposed> {
  const days = points.filter(({ over }) => over).map(({ asOf }) => asOf);
  const trained = trainingDays(days, horizon, await firstFactOn(ctx.db));
  if (!trained) return { proposal: null, refusal: { code: 'history', count: 0 }, verdict: null };
  const signals = figuresFor(ctx, init.catalog, init.subject);
  const total = points.length + trained.days.length + 2 * days.length;
  let done = points.length;
  const read = async (subject: Subject, asOf: string, months: number, whole: boolean) => {
    await ctx.progress.at(done++, total, 'learning');
    const window = { asOf, months, until: endOf(asOf, months) };
    return ofWholeBase(ctx.db, (tx) => accountRows(tx, { ...init, subject, signals, window, whole }));
  };
  const { subject, outcome, catalog } = init;
  return propose({
    ...{ subject, outcome, signals, catalog, trained, points },
    read: (day) => read(subject, day, trained.horizon, true),
    judge: (by, day) => read(by, day, horizon, false),
  });
}
