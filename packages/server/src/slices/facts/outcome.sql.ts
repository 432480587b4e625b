import type { BacktestOutcome } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { wholeBaseOn } from '../../policy/catalog.ts';
import { covers, termsSql } from '../contracts/index.ts';

export interface OutcomeWindow {
  /** The day of the point: who is looked at follows from what was known by then. */
  asOf: string;
  months: number;
  /** The last day of the months after it: what happened follows from what is known today. */
  until: string;
  /** Given: only terms that end after it concern whether they were renewed. */
  from?: string;
  /** Given: what follows a term may come until then. */
  seen?: string;
}

const day = (value: string): Sql => sql`${value}::date`;
const before = ({ asOf, months }: OutcomeWindow): Sql => sql`(${asOf}::date - make_interval(months => ${months}::int))::date`;
const knownBy = (alias: string, { asOf }: OutcomeWindow): Sql =>
  sql`${sql.ref(`${alias}.happened_on`)} <= ${asOf}::date and ${sql.ref(`${alias}.known_at`)} <= ${asOf}::date`;
const after = (alias: string, { asOf, until }: OutcomeWindow): Sql =>
  sql`${sql.ref(`${alias}.happened_on`)} > ${asOf}::date and ${sql.ref(`${alias}.happened_on`)} <= ${until}::date`;
const termsOn = (window: OutcomeWindow): Sql => termsSql(wholeBaseOn(window.asOf, window.asOf));
const termsAfter = (window: OutcomeWindow): Sql => termsSql(wholeBaseOn(window.seen ?? window.until));

/** Of all that had a positive order line: those with another one. */
const boughtAgain = (window: OutcomeWindow): Sql => sql`
  select l.account_id, bool_or(${after('l', window)}) as positive from order_line l
  where l.base_amount > 0 and l.happened_on <= ${day(window.until)}
  group by l.account_id having bool_or(${knownBy('l', window)})`;

/** Of all with a positive amount in as many months before: those with more, or less, after. */
const amountMoved = (window: OutcomeWindow, sign: '>' | '<'): Sql => sql`
  select m.account_id, coalesce(m.after, 0) ${sql.raw(sign)} m.before as positive from (
    select l.account_id, sum(l.base_amount) filter (where ${knownBy('l', window)}) as before,
      sum(l.base_amount) filter (where ${after('l', window)}) as after
    from order_line l where l.happened_on > ${before(window)} and l.happened_on <= ${day(window.until)} group by l.account_id) m
  where m.before > 0`;

/** Of all that ordered in twelve months or had a term running: those without an order in the window and without a term at its end. */
const lost = (window: OutcomeWindow): Sql => sql`
  select c.account_id, not (exists (select from ordered o where o.account_id = c.account_id)
    or exists (select from running r where r.account_id = c.account_id)) as positive
  from (
    select l.account_id from order_line l where l.base_amount > 0 and l.happened_on > (${day(window.asOf)} - interval '12 months')::date
      and ${knownBy('l', window)}
    union select t.account_id from (${termsOn(window)}) t where ${covers(day(window.asOf))}) c`;
const lostCtes = (window: OutcomeWindow): Sql[] => [
  sql`ordered as materialized (select distinct l.account_id from order_line l where l.base_amount > 0 and ${after('l', window)})`,
  sql`running as materialized (select distinct t.account_id from (${termsAfter(window)}) t where ${covers(day(window.until))})`,
];

/** Of all with a term that was to end in the window and had no successor yet: those of whom every such term got one, or a next one of its product. */
const renewed = (): Sql => sql`
  select f.account_id, bool_and(f.followed) as positive from (
    select e.account_id, e.id, coalesce(bool_or((n.id = e.id and n.succeeded)
      or (n.id <> e.id and n.product_id is not distinct from e.product_id and n.starts_on > e.starts_on and n.was_new)), false) as followed
    from ending e left join later n on n.account_id = e.account_id group by e.account_id, e.id, e.product_id, e.starts_on) f
  group by f.account_id`;
/** Terms are joined by their account, never looked through one by one: that would cost the square of the base. */
const laterCte = (window: OutcomeWindow): Sql =>
  sql`later as materialized (select t.account_id, t.id, t.product_id, t.starts_on, t.ends_on, t.succeeded, t.starts_on > ${day(window.asOf)} as was_new
    from (${termsAfter(window)}) t)`;
const renewedCtes = (window: OutcomeWindow): Sql[] => [
  sql`ending as materialized (select t.account_id, t.id, t.product_id, t.starts_on from (${termsOn(window)}) t
    where ${covers(day(window.asOf))} and not t.succeeded and t.ends_on > ${day(window.from ?? window.asOf)} and t.ends_on <= ${day(window.until)})`,
  laterCte(window),
];

/** Of all with a term running that had no successor yet: those of whom one was over by the end of the window, without one and without a next one of its product; where no product is named, another term is no successor. */
const cancelled = ({ until }: OutcomeWindow): Sql => sql`
  select f.account_id, bool_or(f.ended and not f.followed) as positive from (
    select e.account_id, e.id, coalesce(bool_or(n.id = e.id and n.ends_on <= ${day(until)} and not n.succeeded), false) as ended,
      coalesce(bool_or(n.id <> e.id and n.product_id = e.product_id and n.was_new), false) as followed
    from held e left join later n on n.account_id = e.account_id group by e.account_id, e.id, e.product_id) f
  group by f.account_id`;
const cancelledCtes = (window: OutcomeWindow): Sql[] => [
  sql`held as materialized (select t.account_id, t.id, t.product_id from (${termsOn(window)}) t where ${covers(day(window.asOf))} and not t.succeeded)`,
  laterCte(window),
];

const OUTCOMES: Record<BacktestOutcome, (window: OutcomeWindow) => { ctes: Sql[]; cohort: Sql }> = {
  bought_again: (window) => ({ ctes: [], cohort: boughtAgain(window) }),
  grew: (window) => ({ ctes: [], cohort: amountMoved(window, '>') }),
  shrank: (window) => ({ ctes: [], cohort: amountMoved(window, '<') }),
  lost: (window) => ({ ctes: lostCtes(window), cohort: lost(window) }),
  renewed: (window) => ({ ctes: renewedCtes(window), cohort: renewed() }),
  cancelled: (window) => ({ ctes: cancelledCtes(window), cohort: cancelled(window) }),
};

/** Who is looked at on a day, and to whom it happened in the months after: `cohort` has account_id and positive. */
export function outcomeCtes(outcome: BacktestOutcome, window: OutcomeWindow): Sql[] {
  const { ctes, cohort } = OUTCOMES[outcome](window);
  return [...ctes, sql`cohort as materialized (${cohort})`];
}
