import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { dayOf, endOf } from '../../policy/day-bounds.ts';
import { type Evidence, evidenceRow, over, under } from '../../policy/evidence.ts';

/** The last step of order o of these kinds by the end of the day. */
const last = (at: At, kinds: Sql): Sql => sql`(select e.what, e.seq, e.detail from service_order_entry e
  where e.order_id = o.id and e.what in (${kinds}) and e.at < ${endOf(at.asOf)} order by e.seq desc limit 1)`;

/** Orders o that were opened by the end of the day and not over by then: one opened again is open, though its end stands in its course. */
const openOn = (at: At): Sql => sql`from service_order o left join lateral ${last(at, sql`'closed', 'cancelled', 'reopened'`)} l on true
  where o.created_at < ${endOf(at.asOf)} and (o.ended_at is null or o.ended_at >= ${endOf(at.asOf)}) and coalesce(l.what, 'reopened') = 'reopened'
    and ${at.accounts(sql`o.account_id`)}`;
/** Those of them whose promise, as it stood then, was for a day before, and that were not delivered. */
const lateOn = (at: At): Sql => sql`from service_order o left join lateral ${last(at, sql`'closed', 'cancelled', 'reopened'`)} l on true
    join lateral ${last(at, sql`'planned'`)} p on p.seq > coalesce(l.seq, 0)
    left join lateral ${last(at, sql`'delivered', 'rejected', 'reopened'`)} d on true
    cross join lateral (select coalesce((p.detail ->> 'promisedAt')::timestamptz, o.promised_at) as at) m
  where o.created_at < ${endOf(at.asOf)} and (o.ended_at is null or o.ended_at >= ${endOf(at.asOf)}) and coalesce(l.what, 'reopened') = 'reopened'
    and d.what is distinct from 'delivered' and ${dayOf(sql`m.at`)} < ${at.asOf} and ${at.accounts(sql`o.account_id`)}`;
/** Steps e of orders o within 90 days. */
const steps = (at: At, what: Sql): Sql => sql`from service_order_entry e join service_order o on o.id = e.order_id
  where ${what} and e.at < ${endOf(at.asOf)} and e.at >= ${endOf(sql`(${at.asOf} - 90)`)} and ${at.accounts(sql`o.account_id`)}`;
const firstDeliveries = (at: At): Sql => steps(at, sql`e.what = 'delivered' and (e.detail ->> 'first')::boolean`);
const acceptances = (at: At): Sql => steps(at, sql`e.what = 'accepted'`);
/** Neither refused nor opened again by the day. */
const stood = (
  at: At,
): Sql => sql`not exists (select from service_order_entry r where r.order_id = o.id and r.what in ('rejected', 'reopened')
  and r.seq > e.seq and r.at < ${endOf(at.asOf)})`;

interface Told {
  on: Sql;
  from: (at: At) => Sql;
  note?: Sql;
}
const row = ({ on, note }: Omit<Told, 'from'>, side?: Sql<'over' | 'under'>): Sql =>
  evidenceRow({
    ...{ kind: 'service_order', account: sql`o.account_id`, id: sql`o.id`, on },
    ...(note ? { note } : {}),
    ...(side ? { side } : {}),
    label: sql`'SO-' || o.number || ' ' || left(o.title, 180)`,
  });
const rows = ({ from, ...told }: Told): Evidence => ({
  ...{ kinds: ['service_order'], shape: 'value', by: 'count' },
  rows: (at) => sql`select ${row(told)} ${from(at)}`,
});

/** What policies may ask of service orders, read off their courses: what came later changes no past day. */
export const serviceOrderMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'service_orders_open',
      fragment: (at) => sql`select o.account_id, count(*)::int as open ${openOn(at)} group by o.account_id`,
    },
    metrics: [
      {
        ...{ id: 'service_orders.open', type: 'count', whenNone: 'zero', additive: true, source: 'service_orders_open', columns: ['open'] },
        name: { zh: '未结束的服务订单', en: 'Open service orders' },
        meaning: {
          zh: '截至当日已创建、尚未关闭或取消的服务订单数',
          en: 'Service orders opened by the day and neither closed nor cancelled by then',
        },
        evidence: rows({ on: dayOf(sql`o.created_at`), from: openOn }),
      },
    ],
  },
  {
    source: {
      id: 'service_orders_late',
      fragment: (at) => sql`select o.account_id, count(*)::int as late ${lateOn(at)} group by o.account_id`,
    },
    metrics: [
      {
        ...{ id: 'service_orders.late', type: 'count', whenNone: 'zero', additive: true, source: 'service_orders_late', columns: ['late'] },
        name: { zh: '逾期的服务订单', en: 'Late service orders' },
        meaning: {
          zh: '截至当日未结束、按当时的承诺已过承诺日、尚未交付的服务订单数',
          en: 'Service orders open on the day, past the day that was promised then, and not delivered',
        },
        evidence: rows({ on: dayOf(sql`m.at`), from: lateOn }),
      },
    ],
  },
  {
    source: {
      id: 'service_orders_first',
      fragment: (at) => sql`select o.account_id, (count(*) filter (where ${stood(at)}))::numeric / count(*) as share ${firstDeliveries(at)}
        group by o.account_id`,
    },
    metrics: [
      {
        ...{ id: 'service_orders.first_time_90d', type: 'ratio', whenNone: 'null', source: 'service_orders_first', columns: ['share'] },
        name: { zh: '90 天内一次解决率', en: 'Solved the first time, 90 days' },
        meaning: {
          zh: '近 90 天（含当日）首次交付的服务订单中，截至当日客户没有退回、也没有重新打开的占比；没有交付时无数据',
          en: 'Of the orders delivered for the first time within 90 days, the day included, the share neither refused nor opened again by the day; no value without a delivery',
        },
        evidence: {
          ...{ kinds: ['service_order'], shape: 'rate', by: 'count' },
          rows: (at) => sql`select ${row({ on: dayOf(sql`e.at`) }, over)} ${firstDeliveries(at)} and ${stood(at)}
            union all select ${row({ on: dayOf(sql`e.at`) }, under)} ${firstDeliveries(at)}`,
        },
      },
    ],
  },
  {
    source: {
      id: 'service_orders_accepted',
      fragment: (at) => sql`select o.account_id, count(*)::int as accepted ${acceptances(at)} group by o.account_id`,
    },
    metrics: [
      {
        ...{ id: 'service_orders.accepted_90d', type: 'count', whenNone: 'zero', additive: true },
        ...{ source: 'service_orders_accepted', columns: ['accepted'] },
        name: { zh: '90 天内客户验收的服务订单', en: 'Service orders accepted, 90 days' },
        meaning: {
          zh: '近 90 天（含当日）客户验收通过的次数',
          en: 'How often the customer accepted what was delivered within 90 days, the day included',
        },
        evidence: rows({ on: dayOf(sql`e.at`), note: sql`e.detail ->> 'rating'`, from: acceptances }),
      },
    ],
  },
];
