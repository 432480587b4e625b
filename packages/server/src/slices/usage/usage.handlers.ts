import type { Handlers, StreamHandlers } from '../../access/index.ts';
import { changeMetric, declareMetric, listMetrics } from './declare-metric.ts';
import { ingestUsage } from './ingest-usage.ts';
import { retain } from './retention.ts';
import { usageContacts } from './usage-contacts.ts';
import type { SeatsFragment } from './usage-fragment.sql.ts';
import { usageSeries } from './usage-series.ts';

/** `seats` are the governing contract's. */
export const usageHandlers = (seats: SeatsFragment): Handlers<'usage'> => ({
  metrics: listMetrics,
  declare: declareMetric,
  change: changeMetric,
  retain,
  series: (ctx, input) => usageSeries(ctx, input, seats),
  contacts: usageContacts,
});
export const usageStreamHandlers: Pick<StreamHandlers, 'usageBulk'> = { usageBulk: ingestUsage };
