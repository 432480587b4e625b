import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At, MetricDeclaration } from '../../policy/catalog.ts';
import { type Evidence, evidenceRow } from '../../policy/evidence.ts';
import { lateOn, runningOn } from './planned.sql.ts';

const running = (at: At): Sql => sql`from project_start s where ${runningOn(at.asOf)} and ${at.accounts(sql`s.account_id`)}`;
const late = (at: At): Sql => sql`from project_start s join lateral (select m.step, m.name from ${lateOn(at.asOf)}) m on true
  where ${runningOn(at.asOf)} and ${at.accounts(sql`s.account_id`)}`;
/** The latest start of each account by the day that its first value was reached. */
const reached = (
  at: At,
): Sql => sql`(select distinct on (s.account_id) s.account_id, s.run_id, m.name, m.reached_on, m.reached_on - s.starts_on as days
  from project_start s join project_milestone m on m.account_id = s.account_id and m.run_id = s.run_id and m.first_value
  where m.reached_on <= ${at.asOf} and ${at.accounts(sql`s.account_id`)} order by s.account_id, m.reached_on desc, s.run_id desc)`;

/** `label`, as a text in both languages, of what counts. */
const rows = (
  of: { on: Sql; label: (language: 'zh' | 'en') => Sql; value?: Sql; id?: Sql },
  from: (at: At) => Sql,
  by: Evidence['by'],
): Evidence => ({
  ...{ kinds: ['project_start'], shape: 'value', by },
  rows: (at, language) =>
    sql`select ${evidenceRow({
      ...{ kind: 'project_start', account: sql`s.account_id`, id: sql`s.run_id`, on: of.on, label: of.label(language) },
      ...(of.value ? { value: of.value } : {}),
    })} ${from(at)}`,
});
const procedureName = (language: 'zh' | 'en') =>
  sql`(select r.document -> 'name' ->> ${language} from procedure_run r where r.account_id = s.account_id and r.id = s.run_id)`;
const milestoneName = (alias: 's' | 'm') => (language: 'zh' | 'en') => sql`${sql.ref(`${alias}.name`)} ->> ${language}`;

/** What policies may ask of starts of projects. */
export const startMetrics: readonly MetricDeclaration[] = [
  {
    source: { id: 'starts_open', fragment: (at) => sql`select s.account_id, count(*)::int as open ${running(at)} group by s.account_id` },
    metrics: [
      {
        ...{ id: 'starts.open', type: 'count', whenNone: 'zero', additive: true, source: 'starts_open', columns: ['open'] },
        name: { zh: '进行中的项目启动', en: 'Project starts under way' },
        meaning: { zh: '截至当日已启动、尚未结束的项目启动数', en: 'Starts of projects begun by the day and not ended by then' },
        evidence: rows({ on: sql`s.begun_on`, label: procedureName }, running, 'count'),
      },
    ],
  },
  {
    source: { id: 'starts_late', fragment: (at) => sql`select s.account_id, count(*)::int as late ${late(at)} group by s.account_id` },
    metrics: [
      {
        ...{ id: 'starts.milestones_late', type: 'count', whenNone: 'zero', additive: true, source: 'starts_late', columns: ['late'] },
        name: { zh: '项目启动逾期的里程碑', en: 'Late milestones of project starts' },
        meaning: {
          zh: '进行中的项目启动里，按当日有效的计划已过计划日、当日仍未达成的里程碑数',
          en: 'Milestones of starts under way that were past the day of the plan then in force and not reached by the day',
        },
        evidence: rows({ on: sql`s.begun_on`, label: milestoneName('m') }, late, 'count'),
      },
    ],
  },
  {
    source: { id: 'starts_value', fragment: (at) => sql`select s.account_id, s.days::int as days from ${reached(at)} s` },
    metrics: [
      {
        ...{ id: 'starts.first_value_days', type: 'days', whenNone: 'null', source: 'starts_value', columns: ['days'] },
        name: { zh: '首次价值用时', en: 'Time to first value' },
        meaning: {
          zh: '从合同或订单开始到达成“首次价值”里程碑的天数，取截至当日最近一次达成的；没有达成过时无数据',
          en: 'Days from the start of the contract or order to the milestone of first value, of the latest start that reached it by the day; no value before',
        },
        evidence: rows({ on: sql`s.reached_on`, label: milestoneName('s'), value: sql`s.days` }, (at) => sql`from ${reached(at)} s`, 'one'),
      },
    ],
  },
];
