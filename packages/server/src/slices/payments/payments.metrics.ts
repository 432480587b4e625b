import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, Metric, MetricDeclaration, MetricSource } from '../../policy/catalog.ts';
import { openInstalments, paidOn } from './open-instalments.sql.ts';
import { paymentEvidence } from './payments.evidence.ts';

/** Days of grace before a payment counts as late in the payment record. */
const GRACE = 7;

/** What may have been paid late: the day that made it whole is looked for only where the last money came in late. */
const maybeLate = (at: At): Sql => sql`n.open = 0 and n.amount > 0 and not n.written_off and n.last_on > n.due_on + ${GRACE}::int
  and n.due_on <= ${at.asOf} and n.due_on > (${at.asOf} - make_interval(months => 24))::date`;
/** Instalments with the day on which the money came in that made them whole, where that may have been late. */
const paidInstalments = (at: At): Sql =>
  sql`select n.*, case when ${maybeLate(at)} then ${paidOn(at)} end as paid_on from (${openInstalments(at)}) n`;
const paidLate = sql`n.paid_on > n.due_on + ${GRACE}::int`;
const EVIDENCE = paymentEvidence(paidInstalments, paidLate);

const COLUMNS: Record<string, (at: At) => Sql> = {
  overdue_amount: (at) => sql`sum(n.open_base) filter (where n.due_on < ${at.asOf})`,
  overdue_days_max: (at) => sql`max(${at.asOf} - n.due_on) filter (where n.due_on < ${at.asOf} and n.open > 0)`,
  late_paid_24m: () => sql`count(*) filter (where ${paidLate})::int`,
};

const source: MetricSource = {
  id: 'payments',
  fragment: (at, columns) => {
    const rows = columns.has('late_paid_24m') ? paidInstalments(at) : openInstalments(at, 'unpaid');
    return sql`select n.account_id, ${sql.join([...columns].map((column) => sql`${COLUMNS[column]!(at)} as ${sql.id(column)}`))}
      from (${rows}) n group by n.account_id`;
  },
};

const metric = (id: string, init: Pick<Metric, 'type' | 'name' | 'meaning' | 'columns' | 'masked' | 'additive'>): Metric => ({
  id,
  source: 'payments',
  stored: true,
  whenNone: 'zero',
  evidence: EVIDENCE[id]!,
  ...init,
});

/** What policies may ask of receivables. */
export const paymentMetrics: readonly MetricDeclaration[] = [
  {
    source,
    metrics: [
      metric('payments.overdue_amount', {
        type: 'money',
        name: { zh: '逾期未收金额', en: 'Overdue amount' },
        meaning: {
          zh: '统计日之前到期的应收，减去截至当日已认领的到账；不含已核销坏账',
          en: 'Instalments due before the day less receipts claimed by the day; bad debt written off is left out',
        },
        masked: 'amount',
        additive: true,
        columns: ['overdue_amount'],
      }),
      metric('payments.overdue_days_max', {
        type: 'days',
        name: { zh: '最长逾期天数', en: 'Longest overdue, days' },
        meaning: { zh: '最早一笔逾期未收应收的逾期天数', en: 'Age of the oldest instalment that is overdue' },
        columns: ['overdue_days_max'],
      }),
      metric('payments.late_paid_24m', {
        type: 'count',
        name: { zh: '24 个月迟付次数', en: 'Paid late, 24 months' },
        meaning: {
          zh: '近 24 个月到期、已收齐但晚于应收日期 7 天以上的应收笔数',
          en: 'Instalments due in the last 24 months that were paid more than 7 days late',
        },
        additive: true,
        columns: ['late_paid_24m'],
      }),
    ],
  },
];
