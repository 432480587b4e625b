import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { parentsOn } from '../../policy/parents.sql.ts';

/** A term 服务期 as of a day. */
export interface Term {
  account_id: string;
  id: string;
  kind: 'subscription' | 'contract';
  contract_id: string | null;
  product_id: string | null;
  starts_on: string;
  /** Its last day by what is known on the day; null: without an end. */
  ends_on: string | null;
  /** In base currency. */
  annual: string;
  seats: number | null;
  delivered_on: string | null;
  /** Whether something that renews it was there by the day. */
  succeeded: boolean;
}

/** Whether a fact was there by the day, and known by then where only that counts. */
export const wasThere = (alias: string, { asOf, knownBy }: At): Sql<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.happened_on`)} <= ${asOf} ${knownBy ? sql`and ${sql.ref(`${alias}.known_at`)} <= ${knownBy}::date` : sql``}`;

/** Whether a contract was signed by the day: a draft counts for nothing. */
export const wasSigned = (alias: string, at: At): Sql<boolean> =>
  sql<boolean>`${wasThere(alias, at)} and ${sql.ref(`${alias}.draft`)} is not true`;

/** The day before the one on which something came about, where it has. */
const dayBefore = (day: string, { asOf }: At): Sql => sql`case when ${sql.ref(day)} <= ${asOf} then ${sql.ref(day)} - 1 end`;

/** An amount agreed on for a whole term, as that of a year: amount ÷ days of the term × 365. Without an end it is a year's as it stands. */
const yearly = (amount: Sql, starts: Sql, ends: Sql): Sql =>
  sql`case when ${ends} is null then ${amount} else round(${amount} * 365 / nullif(${ends} - ${starts} + 1, 0), 6) end`;

/** What a use of terms asks for beyond the columns of a term: of subscription s (of contract c), of contract c (adding to m). */
export interface MoreOfTerms {
  subscription: (at: At) => Sql;
  contract: (at: At) => Sql;
}

/** A subscription is followed by one that names it, or by a contract that renews its contract. */
const subscriptions = (at: At, more?: MoreOfTerms): Sql => sql`
  select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on,
    least(s.ends_on, ${dayBefore('s.ended_on', at)}) as ends_on,
    case s.amount_per when 'month' then s.base_amount * 12 when 'year' then s.base_amount
      else ${yearly(sql`s.base_amount`, sql`s.happened_on`, sql`s.ends_on`)} end as annual,
    coalesce(s.seats, c.seats) as seats, case when c.delivered_on <= ${at.asOf} then c.delivered_on end as delivered_on,
    exists (select from subscription n where n.predecessor_id = s.id and ${wasThere('n', at)})
      or exists (select from contract n where n.predecessor_id = s.contract_id and ${wasSigned('n', at)}) as succeeded${more ? sql`, ${more.subscription(at)}` : sql``}
  from subscription s left join contract c on c.id = s.contract_id and ${wasSigned('c', at)}
  where ${wasThere('s', at)} and ${at.accounts(sql`s.account_id`)}`;

export const ADDS = sql`('supplement', 'change')`;
/** When contract c runs, as d: starts_on, ends_on, and agreed_on, the end before anything was cut short. m is what it adds to, if it does. */
export const contractSpan = (at: At): Sql => sql`
  left join contract m on m.id = c.framework_id and c.kind in ${ADDS} and ${wasSigned('m', at)}
  cross join lateral (select x.starts_on, x.agreed_on,
      least(x.agreed_on, ${dayBefore('c.terminated_on', at)}, ${dayBefore('m.terminated_on', at)}) as ends_on
    from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d`;

/**
 * A contract is a term of its own unless subscriptions carry it, or it is a framework whose contracts do. A supplement or change runs with
 * what it belongs to, and its amount is what it adds. An adjustment is of the whole term of what it corrects, whenever it was entered.
 */
const contracts = (at: At, more?: MoreOfTerms): Sql => sql`
  select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on,
    ${yearly(sql`c.base_amount`, sql`coalesce(o.starts_on, o.happened_on, d.starts_on)`, sql`d.agreed_on`)} as annual, c.seats,
    case when c.delivered_on <= ${at.asOf} then c.delivered_on end as delivered_on,
    exists (select from contract n where n.predecessor_id in (c.id, m.id) and ${wasSigned('n', at)}) as succeeded${more ? sql`, ${more.contract(at)}` : sql``}
  from contract c ${contractSpan(at)} left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
  where ${wasSigned('c', at)} and ${at.accounts(sql`c.account_id`)}
    and not exists (select from subscription s where s.contract_id in (c.id, c.adjusts_id) and ${wasThere('s', at)})
    and not (c.kind is not distinct from 'framework' and exists (select from contract u
      where u.framework_id = c.id and coalesce(u.kind, 'single') not in ${ADDS} and ${wasSigned('u', at)}))`;

/** Every term as of a day, one row each; what ended before it began is none. The one source of all figures of contracts. */
export const termsSql = (at: At, more?: MoreOfTerms): Sql<Term> =>
  sql<Term>`select * from (${subscriptions(at, more)} union all ${contracts(at, more)}) t where t.ends_on is null or t.ends_on >= t.starts_on`;

/** Whether a term covers a day. */
export const covers = (day: Sql): Sql<boolean> => sql<boolean>`(t.starts_on <= ${day} and (t.ends_on is null or t.ends_on >= ${day}))`;

/**
 * The most urgent term first: of those not yet renewed that run or will, the one that ends first; else one without an end; else the one
 * that ended last. What has been renewed governs no more.
 */
export const byUrgency = ({ asOf }: At): Sql => {
  const rank = sql`case when t.succeeded then 3 when t.ends_on >= ${asOf} then 0 when t.ends_on is null then 1 else 2 end`;
  return sql`${rank}, case when ${rank} = 0 then t.ends_on end, t.ends_on desc nulls last, t.annual desc, t.id`;
};

const ROLLS_UP = sql`coalesce((select rolls_up from contract_setting), false)`;
/** Accounts that stood below others on the day, where the company counts groups together: `holder_id` stands above `account_id`. */
export const belowSql = (at: At): Sql => sql`
  select c.parent_id as holder_id, c.id as account_id from (${parentsOn(at.asOf)}) c where ${ROLLS_UP} and ${at.accounts(sql`c.parent_id`)}
  union select b.holder_id, c.id from below b join (${parentsOn(at.asOf)}) c on c.parent_id = b.account_id`;

/** Rows of an account, and again for those above it where groups count together; needs `below` before it. */
export const withGroups = (at: At, rows: (of: At) => Sql): Sql => sql`
  select t.account_id as holder_id, t.* from (${rows(at)}) t
  union all select b.holder_id, t.* from below b cross join lateral (${rows({ ...at, accounts: (id) => sql<boolean>`${id} = b.account_id` })}) t`;
