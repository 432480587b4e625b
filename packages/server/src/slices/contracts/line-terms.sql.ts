import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import type { LineSource, LineTerm } from '../../policy/line-source.ts';
import { adoptionFrom, overOn, renewalFrom } from '../../policy/stage-days.sql.ts';
import { ADDS, type MoreOfTerms, termsSql, wasSigned, wasThere } from './terms.sql.ts';

/** Whether `ended` had come by the day, and was before the last day agreed on. */
const cutShort = (ended: string, agreed: Sql, { asOf }: At): Sql =>
  sql`coalesce(${sql.ref(ended)} <= ${asOf} and (${agreed} is null or ${sql.ref(ended)} <= ${agreed}), false)`;

/** Whether renewal n belongs to another line than `of`, and was not called off before it began. */
const otherLine = (
  of: string,
  at: At,
  starts: Sql,
  ended: string,
): Sql => sql`(n.account_id, n.product_id) is distinct from (${sql.ref(`${of}.account_id`)}, ${sql.ref(`${of}.product_id`)})
  and (${sql.ref(ended)} is null or ${sql.ref(ended)} > ${starts} or ${sql.ref(ended)} > ${at.asOf})`;
const contractElsewhere = (of: string, predecessors: Sql, at: At): Sql => sql`exists (select from contract n
  where n.predecessor_id in (${predecessors}) and ${wasSigned('n', at)} and ${otherLine(of, at, sql`coalesce(n.starts_on, n.happened_on)`, 'n.terminated_on')})`;

/**
 * A trial is no subscription yet, an adjustment corrects what was counted, and a supplement or change moves no stage unless it lets the contract run longer: then it is a term
 * that follows.
 */
const MORE: MoreOfTerms = {
  subscription: (
    at,
  ) => sql`s.trial is not true as counts, coalesce(c.happened_on, s.happened_on) as signed_on, coalesce(s.code, c.code) as number,
    s.base_amount as amount, s.predecessor_id is not null or c.predecessor_id is not null as succeeds, ${cutShort('s.ended_on', sql`s.ends_on`, at)} as cut,
    exists (select from subscription n where n.predecessor_id = s.id and n.trial is not true and ${wasThere('n', at)} and ${otherLine('s', at, sql`n.happened_on`, 'n.ended_on')})
      or ${contractElsewhere('s', sql`s.contract_id`, at)} as elsewhere`,
  contract: (
    at,
  ) => sql`c.adjusts_id is null and (m.id is null or coalesce(c.ends_on > m.ends_on, false)) as counts, c.happened_on as signed_on, c.code as number,
    c.base_amount as amount, c.predecessor_id is not null or m.id is not null as succeeds,
    ${cutShort('c.terminated_on', sql`d.agreed_on`, at)} or ${cutShort('m.terminated_on', sql`d.agreed_on`, at)} as cut,
    ${contractElsewhere('c', sql`c.id, m.id`, at)} as elsewhere`,
};

/** Days of a term in the course of its stages, ended early or not. */
const course = (starts: Sql, ends: Sql, grace: number): Sql => sql`(${starts}), (${adoptionFrom(starts)}), (${renewalFrom(starts, ends)}),
  (${overOn(ends)}), (${overOn(ends)} + ${grace}::int)`;

/** Everything dated of contracts and subscriptions, of what they add to and of what renews them. */
const days = ({ asOf, accounts }: At, grace: number): Sql => sql`
  select account_id, day from (
    select c.account_id, v.day from contract c left join contract m on m.id = c.framework_id and c.kind in ${ADDS}
      cross join lateral (values (c.happened_on), (c.delivered_on), (${adoptionFrom(sql`c.delivered_on`)}), (c.terminated_on), (m.happened_on), (m.terminated_on),
        ${course(sql`coalesce(c.starts_on, c.happened_on)`, sql`coalesce(c.ends_on, m.ends_on)`, grace)}) v(day)
      where ${accounts(sql`c.account_id`)}
    union all
    select s.account_id, v.day from subscription s left join contract c on c.id = s.contract_id
      cross join lateral (values (s.ended_on), (c.happened_on), (c.delivered_on), (${adoptionFrom(sql`c.delivered_on`)}),
        ${course(sql`s.happened_on`, sql`s.ends_on`, grace)}) v(day)
      where ${accounts(sql`s.account_id`)}
    union all
    select c.account_id, u.happened_on from contract c join contract u on u.framework_id = c.id where ${accounts(sql`c.account_id`)}
    union all
    select c.account_id, v.day from contract c join contract n on n.predecessor_id in (c.id, c.framework_id)
      cross join lateral (values (n.happened_on), (n.terminated_on)) v(day) where ${accounts(sql`c.account_id`)}
    union all
    select s.account_id, v.day from subscription s join subscription n on n.predecessor_id = s.id
      cross join lateral (values (n.happened_on), (n.ended_on)) v(day) where ${accounts(sql`s.account_id`)}) every
  where day <= ${asOf}`;

/** Contracts and subscriptions as what lifecycles are made of. */
export const contractLines: LineSource = { terms: (at) => sql<LineTerm>`select * from (${termsSql(at, MORE)}) t where t.counts`, days };
