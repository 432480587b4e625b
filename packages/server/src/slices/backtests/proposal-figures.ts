import { BACKTEST_SIGNALS } from '@fulcrum/contract';
import { isMaskedFor, type JobCtx } from '../../access/index.ts';
import { type Catalog, isNumeric } from '../../policy/catalog.ts';
import { metricsOfSignal, RFM_SUM } from './backtest-signals.ts';
import { metricsOf, type Subject } from './subject.ts';

/** More would cost more memory than they tell; of usage one window speaks for its metric. */
const MOST = 72;
const USAGE_WINDOW = /_(90d|trend_30d)$/;
/** Fields of accounts may have been written down afterwards, results were judged by policies, and the scores of RFM are other figures ranked. */
const OTHERS: readonly string[] = ['account', 'state', 'stage', 'health', 'members', 'tags', 'lists', 'rfm'];

export const isHidden = ({ starter, actor }: JobCtx, catalog: Catalog, id: string): boolean =>
  metricsOfSignal(id).some((metric) => isMaskedFor(starter ?? actor, catalog.get(metric)?.masked));

/** Figures to learn from: the policy's own first, then those that every backtest judges by, then all else that has a history. */
export function figuresFor(ctx: JobCtx, catalog: Catalog, subject: Subject): string[] {
  const own = 'metric' in subject ? [subject.metric] : metricsOf(subject);
  const all = catalog.all().filter(({ source, id }) => !OTHERS.includes(source ?? '') && (source !== 'usage' || USAGE_WINDOW.test(id)));
  const usable = (id: string) =>
    metricsOfSignal(id).every((part) => {
      const metric = catalog.get(part);
      return metric !== undefined && metric.source !== null && metric.source !== 'state' && isNumeric(metric.type);
    });
  return [...new Set([...own, RFM_SUM, ...BACKTEST_SIGNALS, ...all.map(({ id }) => id)])]
    .filter((id) => usable(id) && !isHidden(ctx, catalog, id))
    .slice(0, MOST);
}

/** What may stand in a policy: a figure that is made of others may not. */
export const isMetric = (id: string): boolean => metricsOfSignal(id).length === 1;
