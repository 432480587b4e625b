import type { Backtest, BacktestPoint, Both, FaultReason } from '@fulcrum/contract';
import { type Ctx, isMaskedFor } from '../../access/index.ts';
import { faultText } from '../../kernel/fault.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { catalogOf } from '../catalog.ts';
import { BacktestInput } from './backtest.job.ts';
import type { Found } from './backtest-figures.ts';
import { expects, RFM_SUM, RFM_SUM_NAME } from './backtest-signals.ts';
import { warningText } from './backtest-warnings.ts';
import type { BacktestRow } from './backtests.sql.ts';
import { dimensionsOf } from './health-dimensions.ts';
import { proposalShown } from './proposal-shown.ts';

export const figureName = (catalog: Catalog, id: string): Both =>
  id === RFM_SUM ? RFM_SUM_NAME : (catalog.get(id)?.name ?? { zh: id, en: id });

const NOTHING: Found = {
  ...{ points: [], stability: { auc: null, liftTop10: null, moved: null }, unknownShare: null, dimensions: [] },
  ...{ bestSignal: null, assumedShare: null, warnings: [], proposal: null, refusal: null, verdict: null },
};
/** What a backtest found; one kept before there was more to find has nothing in its place. */
function foundIn({ state, result }: BacktestRow): Found {
  const found = { ...NOTHING, ...(state === 'done' ? (result as Partial<Found> | null) : null) };
  const none: Pick<BacktestPoint, 'bands' | 'order' | 'moved'> = { bands: [], order: 'unknown', moved: null };
  return {
    ...found,
    points: found.points.map((point) => ({ ...none, ...point })),
    stability: { ...NOTHING.stability, ...found.stability },
  };
}

/** A backtest as its reader may see it, in the reader's language. */
export async function backtestShown(ctx: Ctx, row: BacktestRow): Promise<Backtest> {
  const { name, policyId, version, document, metric, outcome, horizon } = BacktestInput.parse(row.input);
  const found = foundIn(row);
  const catalog = await catalogOf(ctx.db);
  const hidden = isMaskedFor(ctx.actor, 'amount');
  const levels = (all: BacktestPoint['levels']) => (hidden ? all.map((level) => ({ ...level, amountShare: null, amountRate: null })) : all);
  const dimensions = new Map(document?.kind === 'health' ? dimensionsOf(document).map((one) => [one.id, one.name]) : []);
  const nameOf = (id: string): Both => dimensions.get(id) ?? figureName(catalog, id);
  return {
    ...{ id: row.id, state: row.state, done: row.done, total: row.total, createdAt: row.createdAt, createdBy: row.createdBy },
    fault: row.fault && faultText(row.fault.reason as FaultReason, row.fault.detail, ctx.language),
    ...{ kind: document?.kind ?? ('metric' as const), name, policyId, version, metric, outcome, horizon },
    expects: expects(outcome, metric),
    points: found.points.map((point) => ({ ...point, levels: levels(point.levels) })),
    ...{ stability: found.stability, unknownShare: found.unknownShare, dimensions: found.dimensions },
    bestSignal: found.bestSignal && { ...found.bestSignal, name: figureName(catalog, found.bestSignal.id) },
    assumedShare: found.assumedShare,
    ...proposalShown(found, nameOf, ctx.language),
    warnings: found.warnings.map((warning) => ({ code: warning.code, message: warningText(warning, catalog, ctx.language) })),
  };
}
