import type { CalendarEvent } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** The occasions of plays that an event begins, up to the mark. */
export const EVENT_OCCASION = 'event:';
const occasions = sql`${EVENT_OCCASION}::text || k.event || ':' || k.on_day || ':'`;

export interface Seen {
  asOf: string;
  timeZone: string;
  /** Whether the reader may know of contacts. */
  interactions: boolean;
}

/** The days before and after events in which a contact is one on their occasion, as w(event, days_before, days_after). */
export const windowsSql = (events: readonly CalendarEvent[]): Sql => sql`
  unnest(${events.map(({ id }) => id)}::text[], ${events.map(({ contact }) => contact.before)}::int[], ${events.map(({ contact }) => contact.after)}::int[])
    as w(event, days_before, days_after)`;

/** Of row k (an account's day of an event, with its window w): the first two-way contact, as i, and what came of the tasks of plays, as t. */
export const contactOn = ({ asOf, timeZone, interactions }: Seen): Sql => sql`
  left join lateral (select c.happened_on, c.kind from interaction c where c.account_id = k.account_id and c.two_way and ${interactions}::boolean
    and c.happened_on between k.on_day - w.days_before and least(k.until_day + w.days_after, ${asOf}::date) order by c.happened_on, c.id limit 1) i on true
  left join lateral (select (x.closed_at at time zone ${timeZone})::date as closed_on, x.outcome from task x
    where x.account_id = k.account_id and starts_with(x.occasion, ${occasions}) and x.state = 'done'
      and (x.closed_at at time zone ${timeZone})::date <= ${asOf}::date order by x.closed_at desc, x.id limit 1) t on true`;

/** Somebody was spoken to: a two-way contact in its days, or a task on it that says so. */
export const wasContacted = sql<boolean>`(i.happened_on is not null or coalesce(t.outcome in ('reached', 'agreed', 'declined'), false))`;

export const CONTACT_COLUMNS = sql`coalesce(i.happened_on, case when t.outcome in ('reached', 'agreed', 'declined') then t.closed_on end) as "contactedOn",
  i.kind as by, t.outcome, (k.facts ->> 'event.years')::int as years, k.facts ->> 'contact' as who,
  case when k.facts ? 'event.result_zh' then jsonb_build_object('zh', k.facts -> 'event.result_zh', 'en', k.facts -> 'event.result_en') end as result`;

/** Tasks of plays on an event's day, at accounts of `k`. */
export const tasksOn = sql`join task x on x.account_id = k.account_id and x.play_id is not null and starts_with(x.occasion, ${occasions})`;
