import { sql } from 'kysely';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow, over, under } from '../../policy/evidence.ts';
import { agreed, dueInYear, said } from './plan-state.sql.ts';

const ofYear: Evidence = {
  kinds: ['plan'],
  shape: 'rate',
  by: 'count',
  rows: (at: At) => {
    const row = { kind: 'plan' as const, account: sql`p.account_id`, id: sql`p.id`, on: sql`p.due_on`, label: sql`left(p.title, 200)` };
    const due = sql`from success_plan p where ${dueInYear(at)} and ${at.accounts(sql`p.account_id`)}`;
    return sql`select ${evidenceRow({ ...row, side: under })} ${due}
      union all select ${evidenceRow({ ...row, side: over })} ${due} and ${said(at.asOf)} = 'reached'`;
  },
};
const running = (at: At) => sql`from success_plan p where ${agreed(at)} and ${said(at.asOf)} is null and ${at.accounts(sql`p.account_id`)}`;
const open: Evidence = {
  kinds: ['plan'],
  shape: 'value',
  by: 'count',
  rows: (at) =>
    sql`select ${evidenceRow({ kind: 'plan', account: sql`p.account_id`, id: sql`p.id`, on: sql`p.due_on`, label: sql`left(p.title, 200)` })} ${running(at)}`,
};

/** What policies may ask of success plans. */
export const successMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'plans_due',
      fragment: (at) => sql`
        select p.account_id, count(*)::numeric as due, count(*) filter (where ${said(at.asOf)} = 'reached')::numeric as reached
        from success_plan p where ${dueInYear(at)} and ${at.accounts(sql`p.account_id`)} group by p.account_id`,
    },
    metrics: [
      {
        id: 'plans.attained_rate_12m',
        type: 'ratio',
        name: { zh: '成功计划达成率', en: 'Success plans attained' },
        meaning: {
          zh: '近 12 个月到期的成功计划中，截至当日由客户确认达成的比例；没有到期的计划时无数据',
          en: 'Of success plans due in 12 months the share that the customer has confirmed as reached by the day; no value when none was due',
        },
        whenNone: 'null',
        source: 'plans_due',
        columns: ['due', 'reached'],
        evidence: ofYear,
        value: (s) => sql`case when ${s('due')} > 0 then round(${s('reached')} / ${s('due')}, 6) end`,
      },
    ],
  },
  {
    source: { id: 'plans_open', fragment: (at) => sql`select p.account_id, count(*)::int as open ${running(at)} group by p.account_id` },
    metrics: [
      {
        id: 'plans.open',
        type: 'count',
        name: { zh: '未了结的成功计划', en: 'Open success plans' },
        meaning: {
          zh: '已约定、客户还没有确认结果的成功计划数',
          en: 'Success plans agreed whose result no person of the customer has confirmed yet',
        },
        whenNone: 'zero',
        additive: true,
        source: 'plans_open',
        columns: ['open'],
        evidence: open,
      },
    ],
  },
];
