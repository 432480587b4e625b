import type { BACKTEST_SIGNALS, BacktestOutcome, Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

type Signal = (typeof BACKTEST_SIGNALS)[number];
export const RFM_SUM = 'rfm.sum' satisfies Signal;
export const RFM_SUM_NAME: Both = { zh: 'RFM 总分', en: 'RFM, the three scores added' };
const RFM_PARTS = ['rfm.r', 'rfm.f', 'rfm.m'];

/** The metrics that a figure reads. */
export const metricsOfSignal = (id: string): readonly string[] => (id === RFM_SUM ? RFM_PARTS : [id]);

/** Figures of which a customer has less the better it stands. */
const LOW_IS_GOOD: readonly string[] = [
  'orders.recency_days',
  'interactions.days_since',
  'usage.silent_days',
  'payments.late_paid_24m',
  'payments.overdue_amount',
  'payments.overdue_days_max',
  'service.cost_rate_12m',
];
const isBad = (outcome: BacktestOutcome): boolean => ['lost', 'shrank', 'cancelled'].includes(outcome);

/** Whether high values are expected of those to whom it happens. A policy's scores and levels, of which no figure is named, are good when high. */
export const expects = (outcome: BacktestOutcome, signal: string | null): 'higher' | 'lower' =>
  isBad(outcome) === LOW_IS_GOOD.includes(signal ?? '') ? 'higher' : 'lower';

/** The figure out of the facts. */
export const valueSql = (id: string): Sql =>
  sql`(${sql.join(
    metricsOfSignal(id).map((metric) => sql`facts.${sql.id(metric)}`),
    sql` + `,
  )})::numeric`;

/** The figure turned so that the highest is expected of those to whom it happens. */
export function signalSql(id: string, outcome: BacktestOutcome): Sql {
  const value = valueSql(id);
  return expects(outcome, id) === 'higher' ? value : sql`-${value}`;
}
