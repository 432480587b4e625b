import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { among, dayOf, type Firing, type On, occasionOf, since, within } from './firing.ts';

/** The number alone: what a request is about is told by its page, to whoever may open it. */
const facts = (on: Sql): Sql => sql`jsonb_build_object('request', '#' || r.number, 'request_id', r.id, 'happened_on', ${on})`;

/**
 * Clocks that were warned of since the last run and run on in time, once each. Of the days before, a draft counts those too that have been
 * answered or late since: it would have begun by then.
 */
export function requestWarned({ requests, severities }: On<'request_warned'>, firing: Firing): Sql {
  const before = firing.isDraft ? sql`k.warned_on < ${dayOf(firing)}` : sql`false`;
  return sql`
    select r.account_id, ${occasionOf('request_warned')} || r.id || ':' || k.clock || ':' || k.seq as occasion,
      ${facts(sql`k.warned_on`)} || jsonb_build_object('clock', k.clock, 'clock_seq', k.seq) as facts
    from request_clock k join service_request r on r.id = k.request_id
    where ${within(sql`k.warned_on`, firing)} and (k.ended_at is null and k.breached_on is null or ${before}) and r.account_id is not null and ${among(sql`r.kind`, requests)} and ${among(sql`r.severity`, severities)}`;
}

/** Requests of which a clock went over its time since the last run, once each: the first answer late and the solution late are one escalation. */
export function requestEscalated({ requests, severities }: On<'request_escalated'>, firing: Firing): Sql {
  return sql`
    select r.account_id, ${occasionOf('request_escalated')} || r.id as occasion, ${facts(sql`min(c.breached_on)`)} as facts
    from request_clock c join service_request r on r.id = c.request_id
    where ${within(sql`c.breached_on`, firing)} and r.account_id is not null and ${among(sql`r.kind`, requests)} and ${among(sql`r.severity`, severities)}
    group by r.id`;
}

export function requestReopened({ requests }: On<'request_reopened'>, firing: Firing): Sql {
  return sql`
    select r.account_id, ${occasionOf('request_reopened')} || r.id || ':' || s.seq as occasion, ${facts(sql`s.from_on`)} as facts
    from request_spell s join service_request r on r.id = s.request_id
    where s.reopened and ${within(sql`s.from_on`, firing)} and r.account_id is not null and ${among(sql`r.kind`, requests)}`;
}

/** Requests that their customer rated low since the last run; one that is rated anew after it was opened again asks again. */
export function requestRatedLow({ requests, upTo }: On<'request_rated_low'>, firing: Firing): Sql {
  const zone = sql`coalesce((select time_zone from organisation), 'UTC')`;
  return sql`
    select r.account_id, ${occasionOf('request_rated_low')} || r.id || ':' || floor(extract(epoch from r.rated_at)) as occasion,
      ${facts(sql`(r.rated_at at time zone ${zone})::date`)} || jsonb_build_object('answer', r.rating, 'contact', coalesce(c.name, '—')) as facts
    from service_request r left join contact c on c.account_id = r.account_id and c.id = r.contact_id
    where r.rating <= ${upTo} and r.rated_at >= ${since(firing)}::timestamp at time zone ${zone}
      and r.rated_at < (${dayOf(firing)} + 1)::timestamp at time zone ${zone} and r.account_id is not null and ${among(sql`r.kind`, requests)}`;
}
