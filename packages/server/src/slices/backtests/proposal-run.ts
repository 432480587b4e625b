import type { BacktestPoint, HealthPolicy } from '@fulcrum/contract';
import type { JobCtx } from '../../access/index.ts';
import { expandHealth } from '../../policy/segments.sql.ts';
import { endOf } from './backtest-months.ts';
import { accountRows, type PointInit } from './backtest-point.sql.ts';
import { type HealthProposed, proposeHealth } from './health-proposal.ts';
import { ofWholeBase } from './of-whole-base.ts';
import { type Proposed, propose } from './proposal.ts';
import { firstFactOn, trainingDays } from './proposal-days.ts';
import { figuresFor } from './proposal-figures.ts';
import type { Subject } from './subject.ts';

interface RunInit extends Omit<PointInit, 'window' | 'signals'> {
  points: readonly BacktestPoint[];
  horizon: number;
}

/** Reads a statement a point, before the points of a backtest and at them, and tells how far it is. */
async function reading(ctx: JobCtx, { points, horizon, ...init }: RunInit, signals: readonly string[]) {
  const days = points.filter(({ over }) => over).map(({ asOf }) => asOf);
  const trained = trainingDays(days, horizon, await firstFactOn(ctx.db));
  const total = points.length + (trained?.days.length ?? 0) + 2 * days.length;
  let done = points.length;
  const read = async (subject: Subject, asOf: string, months: number, whole: boolean) => {
    await ctx.progress.at(done++, total, 'learning');
    const window = { asOf, months, until: endOf(asOf, months) };
    return ofWholeBase(ctx.db, (tx) => accountRows(tx, { ...init, subject, signals, window, whole }));
  };
  return { days, trained, read };
}
const SHORT = { proposal: null, refusal: { code: 'history', count: 0 } } as const;

export async function proposeFor(ctx: JobCtx, init: RunInit): Promise<Proposed> {
  const { subject, outcome, catalog, points, horizon } = init;
  const signals = figuresFor(ctx, catalog, subject);
  const { trained, read } = await reading(ctx, init, signals);
  if (!trained) return { ...SHORT, verdict: null };
  return propose({
    ...{ subject, outcome, signals, catalog, trained, points },
    read: (day) => read(subject, day, trained.horizon, true),
    judge: (by, day) => read(by, day, horizon, false),
  });
}

/** The same of a health policy, whose dimensions are weighed: `document` is the policy as written, to be saved with other weights. */
export async function proposeHealthFor(ctx: JobCtx, init: RunInit, document: HealthPolicy): Promise<HealthProposed> {
  const { subject, outcome, horizon } = init;
  const { days, trained, read } = await reading(ctx, init, []);
  if (!trained) return { ...SHORT, area: null };
  return proposeHealth({
    ...{ document, outcome, trained, days },
    read: (day) => read(subject, day, trained.horizon, false),
    judge: async (policy, day) => read(policy ? { health: await expandHealth(ctx.db, policy) } : subject, day, horizon, false),
  });
}
