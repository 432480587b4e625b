import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { dayOf, endOf } from '../../policy/day-bounds.ts';
import { evidenceRow, over, under } from '../../policy/evidence.ts';
import { beginsAttempt } from './calls.sql.ts';

const before = (moment: Sql, at: At): Sql<boolean> => sql`coalesce(${moment} < ${endOf(at.asOf)}, false)`;
const pickedUp = (at: At): Sql<boolean> => before(sql`c.answered_at`, at);
/** First calls c of customers within 90 days, of which is known by the day what became; of one whose end nobody told, on the day after. */
const firstCalls = (at: At): Sql => sql`from phone_call c
  where c.direction = 'in' and c.began_at < ${endOf(at.asOf)} and c.began_at >= ${endOf(sql`(${at.asOf} - 90)`)} and c.account_id is not null
    and (${pickedUp(at)} or ${before(sql`c.ended_at`, at)} or c.began_at < ${endOf(sql`(${at.asOf} - 1)`)})
    and ${at.accounts(sql`c.account_id`)} and ${beginsAttempt}`;
const row = (side: Sql<'over' | 'under'>, at: At): Sql =>
  evidenceRow({
    ...{ kind: 'call', account: sql`c.account_id`, id: sql`c.id`, on: dayOf(sql`c.began_at`), side },
    ...{ label: sql`c.queue`, note: sql`case when ${pickedUp(at)} then 'picked_up' else 'missed' end` },
  });

/** What policies may ask of calls. A call of nobody we know counts for none. */
export const callMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'calls_first',
      fragment: (at) => sql`select c.account_id, (count(*) filter (where ${pickedUp(at)}))::numeric / count(*) as share ${firstCalls(at)}
        group by c.account_id`,
    },
    metrics: [
      {
        ...{ id: 'calls.first_pickup_90d', type: 'ratio', whenNone: 'null', source: 'calls_first', columns: ['share'] },
        name: { zh: '90 天内首次接通率', en: 'Picked up at the first call, 90 days' },
        meaning: {
          zh: '近 90 天（含当日）客户的来电求助中，第一通就接起的占比；同一号码 30 分钟内接连打来算一次；没有来电时无数据',
          en: 'Of the matters that the customer called about within 90 days, the day included, the share whose first call was picked up; calls by one number within 30 minutes of one another are one matter; no value without a call',
        },
        evidence: {
          ...{ kinds: ['call'], shape: 'rate', by: 'count' },
          rows: (at) => sql`select ${row(over, at)} ${firstCalls(at)} and ${pickedUp(at)}
            union all select ${row(under, at)} ${firstCalls(at)}`,
        },
      },
    ],
  },
];
