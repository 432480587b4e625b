import type { HandlingFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Span } from './counted.sql.ts';
import { requestVisible, type Viewer } from './visibility.sql.ts';

const told = (ms: Sql): Sql => sql`count(${ms})::int as requests,
  percentile_cont(0.5) within group (order by ${ms}) as "medianMs", percentile_cont(0.9) within group (order by ${ms}) as "p90Ms"`;

/**
 * How long people worked at the requests that were first solved in a span: what they had the request before them, and what they talked about it by phone;
 * what is both counts once, each person by themselves. What was spent on a request that was merged counts at the one that took it in. A request that nobody was seen at is left out: of it nothing is known.
 */
export async function handlingOf(db: Db, viewer: Viewer, { from, to, timeZone }: Span, kinds: readonly string[]): Promise<HandlingFigures> {
  const at = (day: Sql): Sql => sql`(${day}::timestamp at time zone ${timeZone})`;
  const found = await sql<HandlingFigures>`
    with solved as materialized (select r.id, r.kind from service_request r where ${requestVisible(viewer)}
        and r.first_solved_at >= ${at(sql`${from}::date`)} and r.first_solved_at < ${at(sql`(${to}::date + 1)`)} and (r.closed_as is null or r.closed_as = 'solved')),
    -- Each with itself, and with what it took in.
    whole as materialized (select r.id as request_id, r.id as part_id from solved r
      union all select r.id, m.id from solved r join service_request m on m.merged_into = r.id),
    times as (
      select w.request_id, s.user_id, tstzrange(s.began_at, s.ended_at) as time from whole w join request_stretch s on s.request_id = w.part_id
      union all
      select w.request_id, c.agent_id, tstzrange(c.answered_at, c.answered_at + make_interval(secs => c.talk_seconds))
      from whole w join phone_call c on c.request_id = w.part_id where c.agent_id is not null and c.talk_seconds > 0),
    shares as materialized (
      select u.request_id, u.user_id, extract(epoch from sum(upper(t.one) - lower(t.one)))::float8 * 1000 as ms
      from (select request_id, user_id, range_agg(time) as all from times group by request_id, user_id) u cross join lateral unnest(u.all) t(one)
      group by u.request_id, u.user_id),
    handled as materialized (select h.request_id, r.kind, sum(h.ms) as ms from shares h join solved r on r.id = h.request_id group by h.request_id, r.kind)
    select (select to_jsonb(a) from (select ${told(sql`h.ms`)} from handled h) a) as all,
      (select jsonb_agg(to_jsonb(k) order by array_position(${kinds}::text[], k.kind)) from (
        select x.kind, ${told(sql`h.ms`)} from unnest(${kinds}::text[]) x(kind) left join handled h on h.kind = x.kind group by x.kind) k) as kinds,
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.requests desc, p.name, p.id), '[]') from (
        select u.id, u.name, ${told(sql`h.ms`)} from shares h join app_user u on u.id = h.user_id
        group by u.id, u.name order by count(*) desc, u.name, u.id limit 100) p) as people`.execute(db);
  return found.rows[0]!;
}
