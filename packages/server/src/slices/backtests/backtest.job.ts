import { BACKTEST_OUTCOMES, BACKTEST_SIGNALS, type BacktestPoint, Both, Day, HealthPolicy, TierPolicy } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type JobCtx, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { stabilityOf } from '../../policy/backtest/stability.ts';
import { expandHealth, expandPolicy } from '../../policy/segments.sql.ts';
import { catalogOf } from '../catalog.ts';
import { bestSignal, type Found, figuresOf } from './backtest-figures.ts';
import { assumedShare } from './backtest-knowledge.sql.ts';
import { endOf, pointsTo } from './backtest-months.ts';
import { type PointInit, type PointRow, pointRows } from './backtest-point.sql.ts';
import { expects } from './backtest-signals.ts';
import { warningsOf } from './backtest-warnings.ts';
import { type DimensionTally, dimensionsFound, tally } from './dimension-tally.ts';
import { dimensionsOf } from './health-dimensions.ts';
import { type LevelsOn, levelsOn, movedBetween, movedIn } from './level-moves.ts';
import { ofWholeBase } from './of-whole-base.ts';
import { isHidden } from './proposal-figures.ts';
import { proposeFor, proposeHealthFor } from './proposal-run.ts';
import { hasScores, levelsOf, type Subject } from './subject.ts';

/** What was asked, kept with the run: the document as it stood. */
export const BacktestInput = z.object({
  name: Both,
  policyId: z.string().nullable(),
  version: z.number().nullable(),
  document: z.discriminatedUnion('kind', [TierPolicy, HealthPolicy]).nullable(),
  metric: z.string().nullable(),
  outcome: z.enum(BACKTEST_OUTCOMES),
  horizon: z.number(),
  months: z.number(),
  last: Day,
  propose: z.boolean().default(false),
});
export type BacktestInput = z.infer<typeof BacktestInput>;

/** One statement a point, so that a backtest can tell how far it is and be stopped between two. */
async function rowsAt(ctx: JobCtx, init: Omit<PointInit, 'window'>, asOf: string, horizon: number): Promise<PointRow[]> {
  const window = { asOf, months: horizon, until: endOf(asOf, horizon) };
  const rows = await ofWholeBase(ctx.db, (tx) => pointRows(tx, { ...init, window }));
  const failed = rows.find((row) => row.failed !== null)?.failed;
  if (failed) throw new Fault('invalid', 'policy.item_failed', { item: failed });
  return rows;
}

interface Judged {
  points: BacktestPoint[];
  levels: LevelsOn | null;
}
/** The points one after the other; `dimensions` takes those of a health policy on the way. */
async function judgePoints(
  ctx: JobCtx,
  init: Omit<PointInit, 'window'>,
  of: { days: readonly string[]; horizon: number; dimensions: DimensionTally },
) {
  const { subject, outcome, signals } = init;
  const ids = 'health' in subject ? dimensionsOf(subject.health).map(({ id }) => id) : [];
  const turned = expects(outcome, 'metric' in subject ? subject.metric : null) === 'lower';
  const scale = hasScores(subject) ? (turned ? 'turned' : 'same') : 'rank';
  const judged = await of.days.reduce(
    async (earlier: Promise<Judged>, asOf, index): Promise<Judged> => {
      const before = await earlier;
      await ctx.progress.at(index, of.days.length, 'judging');
      const rows = await rowsAt(ctx, init, asOf, of.horizon);
      tally(of.dimensions, ids, rows);
      const now = 'metric' in subject ? null : levelsOn(rows);
      const moved = now && before.levels ? movedBetween(before.levels, now) : null;
      const until = endOf(asOf, of.horizon);
      const point = figuresOf({ asOf, until, over: until < ctx.today, levels: levelsOf(subject), scale, moved, signals }, rows);
      return { points: [...before.points, point], levels: now };
    },
    Promise.resolve({ points: [], levels: null }),
  );
  return judged.points;
}

/** Accounts without a colour, of all at all points. */
function unknownIn(points: readonly BacktestPoint[]): number | null {
  const all = points.reduce((sum, { accounts }) => sum + accounts, 0);
  return all ? points.reduce((sum, { unscored }) => sum + unscored, 0) / all : null;
}

async function run(ctx: JobCtx, input: BacktestInput): Promise<Found> {
  const { document, metric, outcome, horizon, months, last, propose } = input;
  const catalog = await catalogOf(ctx.db, document?.kind === 'tier' ? document.rfm : undefined);
  const subject: Subject =
    document?.kind === 'tier'
      ? { policy: await expandPolicy(ctx.db, document) }
      : document
        ? { health: await expandHealth(ctx.db, document) }
        : { metric: metric ?? '' };
  const scope = await scopeOf({ ...ctx, actor: ctx.starter ?? ctx.actor }, 'reads');
  const init = { subject, signals: BACKTEST_SIGNALS.filter((id) => !isHidden(ctx, catalog, id)), catalog, outcome, scope };
  const days = pointsTo(last, months);
  const dimensions: DimensionTally = new Map();
  const points = await judgePoints(ctx, init, { days, horizon, dimensions });
  const learnt = await learntBy(ctx, { ...init, points, horizon }, { document, propose, dimensions });
  await ctx.progress.at(days.length, days.length, 'judging');
  return {
    points,
    stability: {
      auc: stabilityOf(points.map(({ auc }) => auc)),
      liftTop10: stabilityOf(points.map(({ liftTop10 }) => liftTop10)),
      moved: movedIn(points),
    },
    unknownShare: 'health' in subject ? unknownIn(points) : null,
    bestSignal: bestSignal(points),
    assumedShare: await assumedShare(ctx.db, last),
    warnings: await warningsOf(ctx.db, { subject, catalog, points, verdict: learnt.verdict }),
    ...learnt,
  };
}
const NOTHING = { proposal: null, refusal: null };

/** What can be learnt from the points: of a health policy its dimensions always, weights where they were asked for. */
async function learntBy(
  ctx: JobCtx,
  init: Parameters<typeof proposeFor>[1],
  { document, propose, dimensions }: Pick<BacktestInput, 'document' | 'propose'> & { dimensions: DimensionTally },
): Promise<Pick<Found, 'proposal' | 'refusal' | 'verdict' | 'dimensions'>> {
  if (document?.kind !== 'health') return { dimensions: [], ...(propose ? await proposeFor(ctx, init) : { ...NOTHING, verdict: null }) };
  const { area, ...learnt } = propose ? await proposeHealthFor(ctx, init, document) : { ...NOTHING, area: null };
  return { ...learnt, ...dimensionsFound(document, dimensions, area) };
}

/** Judges past month ends one after the other; nothing is written but the answer, which the run keeps. */
export const backtestJob = defineJob({
  name: 'tiering.backtest',
  label: { zh: '历史回测', en: 'Backtest' },
  input: BacktestInput,
  run,
});
