import type { FunnelStage, SubscriptionStage } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At } from './catalog.ts';
import { urgencyOf } from './lifecycles.sql.ts';
import type { LineSource } from './line-source.ts';
import { type StageRules, stagesSql } from './stages.sql.ts';

/** How long an order is being used before the next is looked for. */
const OPERATION_DAYS = sql`90`;

/** The funnel stage of a line by its stage; of a lost one there is none. */
export const FUNNEL_OF: ReadonlyMap<string, FunnelStage> = new Map([
  ['handover', 'delivery'],
  ['launch', 'delivery'],
  ['adoption', 'operation'],
  ['renewal', 'repurchase'],
  ['renewed', 'repurchase'],
  ['expired', 'repurchase'],
] satisfies [SubscriptionStage, FunnelStage][]);

const ofLine = (stage: Sql): Sql =>
  sql`case ${stage} ${sql.join(
    [...FUNNEL_OF].map(([of, funnel]) => sql`when ${sql.lit(of)} then ${sql.lit(funnel)}`),
    sql` `,
  )} end`;

/**
 * The funnel stage of every account on a day (account_id, funnel), out of facts alone: of its most urgent line of subscription; else a
 * contract being drawn up; else its last order; else it has a need yet to become something.
 */
export function funnelSql(lines: LineSource, at: At, rules: StageRules): Sql {
  const known = (of: Sql): Sql => (at.knownBy ? sql`and ${of}.known_at <= ${at.knownBy}::date` : sql``);
  return sql`
  select a.id as account_id, coalesce(${ofLine(sql`l.stage`)}, case when d.account_id is not null then 'contract' end,
    case when o.last_on > ${at.asOf} - ${OPERATION_DAYS} then 'operation'
      when o.last_on > (${at.asOf} - interval '12 months')::date then 'repurchase' end, 'need') as funnel
  from account a
  left join (select distinct on (s.account_id) s.account_id, s.stage from (${stagesSql(lines, at, rules)}) s where s.stage <> 'churned'
    order by s.account_id, ${urgencyOf(sql`s.stage`)}) l on l.account_id = a.id
  left join (select distinct c.account_id from contract c where c.draft and c.happened_on <= ${at.asOf} ${known(sql`c`)} and ${at.accounts(sql`c.account_id`)}) d
    on d.account_id = a.id
  left join (select b.account_id, max(b.happened_on) as last_on from order_line b
    where b.amount > 0 and b.happened_on <= ${at.asOf} ${known(sql`b`)} and ${at.accounts(sql`b.account_id`)} group by b.account_id) o on o.account_id = a.id
  where ${at.accounts(sql`a.id`)}`;
}
