import { type Both, RESOURCE_KINDS, RESOURCE_UNITS } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, inScope, may } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { type AccountBase, withCtes } from '../accounts/index.ts';
import { since, stateOn } from '../resources/index.ts';
import { cells, type ExportedRow } from './export.sql.ts';
import { type ExportColumn, YES_NO } from './export-columns.ts';
import type { Split } from './export-split.ts';

const STATES: Readonly<Record<string, Both>> = {
  asked: { zh: '待审批', en: 'To be approved' },
  approved: { zh: '待接单', en: 'To be accepted' },
  accepted: { zh: '进行中', en: 'Under way' },
  done: { zh: '已完成', en: 'Done' },
  rejected: { zh: '未批准', en: 'Not approved' },
  declined: { zh: '未接单', en: 'Not accepted' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};
const column = (id: string, zh: string, en: string, more: Partial<ExportColumn> = {}): ExportColumn => ({
  ...{ id, label: { zh, en }, type: 'text' },
  ...more,
});
const day = (id: string, zh: string, en: string) => column(id, zh, en, { type: 'date' });
const figure = (id: string, zh: string, en: string) => column(id, zh, en, { type: 'decimal' });
const amount = (id: string, zh: string, en: string) => column(id, zh, en, { type: 'decimal', masked: 'amount' });

/** Requests for resources; they are made through approvals, and no file brings them in. */
export const REQUEST_COLUMNS: readonly ExportColumn[] = [
  column('accountCode', '客户编号', 'Customer code'),
  column('accountName', '客户名称', 'Customer name'),
  column('resource', '资源', 'Resource'),
  column('kind', '资源类别', 'Kind of resource', { choices: RESOURCE_KINDS }),
  column('resourceOwner', '资源负责人', 'Owner of the resource'),
  column('state', '状态', 'State', { choices: STATES }),
  day('askedOn', '申请日期', 'Asked on'),
  column('askedBy', '申请人', 'Asked by'),
  column('why', '用途', 'What for'),
  day('wantedOn', '希望日期', 'Wanted on'),
  figure('quantity', '数量', 'Quantity'),
  column('unit', '单位', 'Unit', { choices: RESOURCE_UNITS }),
  amount('cost', '预计成本', 'Expected cost'),
  column('level', '申请时等级', 'Tier when asked'),
  column('entitled', '等级适用', 'Tier entitled', { choices: YES_NO }),
  column('objective', '服务的目标', 'Objective served'),
  column('plan', '成功计划', 'Success plan'),
  column('play', '剧本', 'Play'),
  day('approvedOn', '批准日期', 'Approved on'),
  day('acceptedOn', '接单日期', 'Accepted on'),
  day('plannedOn', '计划日期', 'Planned for'),
  day('doneOn', '完成日期', 'Done on'),
  figure('doneQuantity', '实际用量', 'Quantity used'),
  amount('doneCost', '实际成本', 'Cost'),
  column('result', '结果', 'Result'),
  day('endedOn', '结束日期', 'Ended on'),
  column('endedWhy', '结束原因', 'Why it ended'),
];

/** A name in the language of the file. */
const inLanguage = ({ language }: Ctx, names: Sql): Sql => sql`${names} ->> ${language}::text`;
const decimal = (value: Sql): Sql => sql`trim_scale(${value})::text`;

/** Requests of the accounts that a filter meets, as they stood on a day, by account and day. What else they serve only for who reads it. */
export function exportedRequests(
  ctx: Ctx,
  of: { base: AccountBase; where: readonly Sql<boolean>[]; asOf: string; split: Split },
): Sql<ExportedRow> {
  const { base, where, split } = of;
  const on = sql`${of.asOf}::date`;
  const read = (right: Parameters<typeof may>[1], value: Sql): Sql => (may(ctx.actor, right) ? value : sql`null::text`);
  const then = (step: string, value: Sql): Sql => since(sql.ref(`q.${step}`), on, value);
  return sql<ExportedRow>`${withCtes(base)} select q.id, ${cells([
    sql`a.code, a.name, ${inLanguage(ctx, sql`jsonb_build_object('zh', r.title, 'en', coalesce(r.title_en, r.title))`)}, r.kind, w.name, ${stateOn(on)}`,
    sql`q.happened_on::text, k.name, q.why, q.wanted_on::text, ${decimal(sql`q.quantity`)}, r.unit, ${decimal(sql`q.quantity * q.unit_cost`)}`,
    sql`q.level, q.entitled::text`,
    read('policies.read', sql`(select j.title from objective j where j.id = q.objective_id)`),
    read('facts.read', sql`(select p.title from success_plan p where p.account_id = q.account_id and p.id = q.plan_id)`),
    read(
      'plays.read',
      sql`(select ${inLanguage(ctx, sql`(v.document -> 'name')`)} from policy_version v where v.policy_id = q.play_id order by v.version desc limit 1)`,
    ),
    then('approved_on', sql`q.approved_on::text`),
    then('accepted_on', sql`q.accepted_on::text`),
    then('accepted_on', sql`q.planned_on::text`),
    then('done_on', sql`q.done_on::text`),
    then('done_on', decimal(sql`q.done_quantity`)),
    then('done_on', decimal(sql`q.done_cost`)),
    then('done_on', sql`q.result`),
    then('ended_on', sql`q.ended_on::text`),
    then('ended_on', sql`q.ended_why`),
  ])}${split.columns}
    from resource_request q join resource r on r.id = q.resource_id join ${base.account} a on a.id = q.account_id
      left join ${base.state} s on s.account_id = a.id left join ${base.metric} m on m.account_id = a.id
      left join app_user w on w.id = r.owner_id left join app_user k on k.id = q.asked_by
    where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} and q.happened_on <= ${on}
    order by ${split.first}a.code, q.happened_on, q.id`;
}
