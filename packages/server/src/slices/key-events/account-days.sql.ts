import type { AccountDay, CalendarEvent } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Figures } from '../accounts/index.ts';

type OfAccount = Extract<CalendarEvent, { kind: 'account' }>;

/** Which days are looked at, and what was known on which. */
export interface Span {
  today: Sql;
  from: Sql;
  to: Sql;
  figures: Figures;
}

const CONTRACT: Record<Extract<AccountDay, { contract: unknown }>['contract'], Sql> = {
  signed: sql`c.happened_on`,
  started: sql`coalesce(c.starts_on, c.happened_on)`,
  delivered: sql`c.delivered_on`,
};

/** The day of account a on which an event leans, as d.day; people's birthdays with their names. */
function leaningDay(of: AccountDay, { today, figures }: Span): Sql {
  if ('metric' in of) {
    const found = figures(of.metric);
    if (!found) throw new Fault('invalid', 'metric.unknown', { id: of.metric });
    return sql`(select ${found.expression} as day, null::text as contact)`;
  }
  if ('contract' in of) {
    const day = CONTRACT[of.contract];
    return sql`(select min(${day}) as day, null::text as contact from contract c where c.account_id = a.id and c.draft is not true
      and c.happened_on <= ${today} ${of.contract === 'delivered' ? sql`and c.delivered_on <= ${today}` : sql``})`;
  }
  return sql`(select c.birthday as day, c.name as contact from contact c where c.account_id = a.id and c.birthday is not null
    and c.happened_on <= ${today} and (c.left_on is null or c.left_on > ${today}))`;
}

/** The days of such an event within a span, as o.on_day and o.years: anniversaries of 29 February are the 28th where a year has none. */
const daysOf = ({ every, days }: OfAccount, { from, to }: Span): Sql =>
  every === 'once'
    ? sql`(select d.day + ${days}::int as on_day, null::int as years)`
    : sql`(select (d.day + make_interval(years => y.n))::date + ${days}::int as on_day, y.n as years
        from generate_series(greatest(1, extract(year from ${from})::int - extract(year from d.day)::int - 1 - ${days}::int / 365),
          extract(year from ${to})::int - extract(year from d.day)::int) as y(n))`;

/** Account, day and facts of an event of which every account has its own day; `concerned` is a condition over a, s, m. */
export const accountDays = (event: OfAccount, policyId: string, span: Span, concerned: Sql<boolean>): Sql => {
  const isBirthday = 'birthday' in event.of;
  const facts = isBirthday
    ? sql`jsonb_build_object('contact', string_agg(d.contact, '、' order by d.contact))`
    : sql`jsonb_strip_nulls(jsonb_build_object('event.since', min(d.day), 'event.years', max(o.years)))`;
  return sql`
    select a.id as account_id, ${event.id}::text as event, o.on_day, o.on_day + ${event.lasts - 1}::int as until_day, ${policyId}::text as policy_id, ${facts} as facts
    from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
      cross join lateral ${leaningDay(event.of, span)} d cross join lateral ${daysOf(event, span)} o
    where a.status = 'active' and d.day is not null and o.on_day between ${span.from} and ${span.to} and ${concerned}
    group by a.id, o.on_day`;
};
