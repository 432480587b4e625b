import type { Both, MetricInfo } from '@fulcrum/contract';
import { type Ctx, isMaskedFor } from '../../access/index.ts';
import type { Catalog, Metric } from '../../policy/catalog.ts';
import type { Value } from './explain.sql.ts';

/** Whether the reader sees a metric masked. */
export const hider =
  ({ actor }: Pick<Ctx, 'actor'>, catalog: Catalog) =>
  (id: string): boolean =>
    isMaskedFor(actor, catalog.get(id)?.masked);

/** A metric's value on the wire. Money keeps every digit as text; other figures are numbers. */
export function shownValue(value: Value, metric: Metric | undefined, hidden: boolean): Value {
  if (value === null) return value;
  if (hidden) return '***';
  if (metric === undefined || typeof value === 'boolean') return value;
  if (metric.type === 'money') return String(value);
  return ['text', 'date', 'set'].includes(metric.type) ? String(value) : Number(value);
}

export function metricHead(catalog: Catalog, id: string): { metric: string; name: Both; type: MetricInfo['type'] } {
  const metric = catalog.get(id);
  return { metric: id, name: metric?.name ?? { zh: id, en: id }, type: metric?.type ?? 'text' };
}
