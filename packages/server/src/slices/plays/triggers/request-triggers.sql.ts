import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { among, type Firing, type On, occasionOf, within } from './firing.ts';

/** The number alone: what a request is about is told by its page, to whoever may open it. */
const facts = (on: Sql): Sql => sql`jsonb_build_object('request', '#' || r.number, 'request_id', r.id, 'happened_on', ${on})`;

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
