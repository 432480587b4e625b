import { type Both, objectiveRecords } from '@fulcrum/contract';
import { type Catalog, isNumeric, type Metric } from '../../policy/catalog.ts';
import { type RecordRule, refuseField } from '../../records/index.ts';
import { catalogOf } from '../catalog.ts';

const UNKNOWN: Both = { zh: '指标目录里没有这个指标，请改用现有指标的编号', en: 'The catalogue has no such metric: name one by its id' };

/** Why a metric cannot be counted so; null: it can. */
function unfit(metric: Metric, counted: string): Both | null {
  if (metric.type === 'boolean') return counted === 'share' ? null : { zh: '是否类指标请选“占比”', en: 'Of yes and no choose the share' };
  if (!isNumeric(metric.type)) return { zh: '请选择数值类指标', en: 'Choose a metric that is a figure' };
  if (counted === 'share') return { zh: '只有是否类指标才有占比', en: 'Only yes and no have a share' };
  return counted === 'sum' && !metric.additive
    ? { zh: '这个指标不能相加，请选“客户平均”', en: 'This metric does not add up: choose the average' }
    : null;
}

/** Every metric with each way in which an objective may count it. */
export const countableBy = (catalog: Catalog): { metric: string; counted: string }[] =>
  catalog.all().flatMap((metric) =>
    Object.keys(objectiveRecords.fields.counted.choices)
      .filter((counted) => unfit(metric, counted) === null)
      .map((counted) => ({ metric: metric.id, counted })),
  );

const metricIn = (catalog: Catalog, id: unknown): Metric | undefined => (typeof id === 'string' ? catalog.get(id) : undefined);

/** The metric is in the catalogue and can be counted so, and there is a way to go and time for it. */
export const objectiveRule: RecordRule = async (ctx, { after }) => {
  if (!after) return;
  const metric = metricIn(await catalogOf(ctx.db), after.metric);
  if (!metric) throw refuseField(ctx, 'metric', 'metric.unknown', UNKNOWN);
  const reason = unfit(metric, String(after.counted));
  if (reason) throw refuseField(ctx, 'counted', 'metric.counted', reason);
  if (String(after.dueOn) <= String(after.baselineOn))
    throw refuseField(ctx, 'dueOn', 'too_small', { zh: '到期日要晚于基线日期', en: 'It is due after the day of its baseline' });
  if (after.baseline !== null && after.baseline !== undefined && Number(after.baseline) === Number(after.target))
    throw refuseField(ctx, 'target', 'same', { zh: '目标值要与基线不同', en: 'The target differs from the baseline' });
};

/** A metric that an analysis names is in the catalogue. */
export const analysisRule: RecordRule = async (ctx, { after }) => {
  if (after?.metric && !metricIn(await catalogOf(ctx.db), after.metric)) throw refuseField(ctx, 'metric', 'metric.unknown', UNKNOWN);
};
