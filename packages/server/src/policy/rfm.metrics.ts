import type { RfmOptions } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Metric, MetricDeclaration } from './catalog.ts';
import { RFM_DEFAULT, rfmColumns, rfmSql, SEGMENTS } from './rfm.sql.ts';

const NAMES = {
  r: {
    name: { zh: 'RFM 近度', en: 'RFM recency' },
    meaning: { zh: '1–5 分，最近下单越近越高', en: '1–5, higher the more recent the last order' },
  },
  f: { name: { zh: 'RFM 频度', en: 'RFM frequency' }, meaning: { zh: '1–5 分，订单越多越高', en: '1–5, higher the more orders' } },
  m: { name: { zh: 'RFM 金额', en: 'RFM monetary' }, meaning: { zh: '1–5 分，金额越大越高', en: '1–5, higher the larger the amount' } },
  segment: {
    name: { zh: 'RFM 分群', en: 'RFM segment' },
    meaning: { zh: '由近度与频度得出的客户分群', en: 'Segment made of recency and frequency' },
  },
} as const;

const SEGMENT_NAMES = Object.fromEntries(SEGMENTS.map(({ id, zh, en }) => [id, { zh, en }]));

/** RFM over the base of the day: ranks read every account, so one account's scores need the whole base too. */
export function rfmMetrics(options: RfmOptions = RFM_DEFAULT): MetricDeclaration {
  const columns = rfmColumns(options.window);
  return {
    source: {
      id: 'rfm',
      reads: { source: 'orders', columns },
      fragment: (at, _columns, wholeBase) =>
        sql`select * from (${rfmSql(wholeBase('orders', columns), at.asOf, options)}) rfm where ${at.accounts(sql`rfm.account_id`)}`,
    },
    metrics: (['r', 'f', 'm', 'segment'] as const).map(
      (column): Metric => ({
        id: `rfm.${column}`,
        type: column === 'segment' ? 'text' : 'score',
        ...NAMES[column],
        ...(column === 'segment' ? { choices: SEGMENT_NAMES } : {}),
        // The segment is made of recency and frequency alone: it tells of no amount.
        ...(column === 'm' ? { masked: 'amount' as const } : {}),
        whenNone: 'null',
        stored: true,
        source: 'rfm',
        columns: [column],
      }),
    ),
  };
}
