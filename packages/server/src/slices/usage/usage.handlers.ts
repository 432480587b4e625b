import type { Handlers, StreamHandlers } from '../../access/index.ts';
import { changeMetric, declareMetric, listMetrics } from './declare-metric.ts';
import { ingestUsage } from './ingest-usage.ts';
import { retain } from './retention.ts';
import { usageContacts } from './usage-contacts.ts';
import { usageSeries } from './usage-series.ts';

export const usageHandlers: Handlers<'usage'> = {
  metrics: listMetrics,
  declare: declareMetric,
  change: changeMetric,
  retain,
  series: usageSeries,
  contacts: usageContacts,
};
export const usageStreamHandlers: Pick<StreamHandlers, 'usageBulk'> = { usageBulk: ingestUsage };
