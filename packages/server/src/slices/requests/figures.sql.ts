import type { RequestFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { atFirst, boundsOf, judged, ratedAt, SATISFIED, type Span } from './counted.sql.ts';
import { requestVisible, type Viewer } from './visibility.sql.ts';

type Told = Omit<RequestFigures, 'from' | 'to' | 'handling'>;
const share = (part: Sql, whole: Sql): Sql => sql`case when ${whole} > 0 then (${part})::float8 / ${whole} end`;
const n = (where: Sql): Sql => sql`(count(*) filter (where ${where}))::int`;
/** Solved in the first answer, of requests h whose days are over. */
const firstContact = sql`${n(sql`h.solved`)} as solved, ${n(sql`h.first`)} as first, ${share(n(sql`h.first`), n(sql`h.solved`))} as rate`;

/**
 * The figures of a span, of what the viewer sees: a day is one of the installation's. What was open is read off the spells, so that the balance
 * of the backlog closes on every day.
 */
export async function figuresOf(db: Db, viewer: Viewer, span: Span, kinds: readonly string[]): Promise<Told> {
  const { from, to, timeZone } = span;
  const { begins, ends, within, inSpan } = boundsOf(span);
  const openOn = (day: Sql): Sql => sql`s.from_on <= ${day} and (s.until_on is null or s.until_on > ${day})`;
  const found = await sql<Told>`
    with seen as materialized (select r.* from service_request r where ${requestVisible(viewer)} and r.opened_at < ${ends}
        and (r.closed_at is null or r.closed_at >= ${begins} - interval '1 day' or exists (select from request_spell s where s.request_id = r.id and s.until_on >= ${from}::date))),
    -- One row a stretch in which a request was open: a change of severity parts no stretch.
    spells as materialized (select s.request_id, s.from_on, s.until_on, s.reopened, s.seq = 1 as opened,
        lead(s.from_on) over (partition by s.request_id order by s.seq) is not distinct from s.until_on
          and lead(s.seq) over (partition by s.request_id order by s.seq) is not null and not lead(s.reopened) over (partition by s.request_id order by s.seq) as goes_on
      from request_spell s join seen r on r.id = s.request_id),
    held as materialized (
      select r.id, r.kind, r.assignee_id, true as solved, r.first_solved_at,
        ${atFirst(span)} as first
      from seen r where ${judged(span, viewer.now)}),
    ticked as materialized (select k.*, r.assignee_id, ${within(sql`k.ended_at`)} and k.breached_on is null and not k.cancelled and k.target_minutes is not null as met,
        coalesce(${inSpan(sql`k.breached_on`)}, false) as breached, ${within(sql`k.ended_at`)} and not k.cancelled as ended_now
      from request_clock k join seen r on r.id = k.request_id),
    -- Of each person at once: asked one by one, all that is seen would be gone through for each.
    holding as (select r.assignee_id, ${n(sql`r.closed_at is null`)} as open from seen r where r.assignee_id is not null group by r.assignee_id),
    done as (select h.assignee_id, count(*) as held, ${firstContact} from held h group by h.assignee_id),
    late as (select k.assignee_id, ${n(sql`k.breached`)} as breached from ticked k where k.assignee_id is not null group by k.assignee_id),
    days as (select d::date as on from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') d)
    select
      (select jsonb_build_object('before', ${n(openOn(sql`(${from}::date - 1)`))}, 'opened', ${n(sql`s.opened and ${inSpan(sql`s.from_on`)}`)},
          'reopened', ${n(sql`s.reopened and ${inSpan(sql`s.from_on`)}`)}, 'ended', ${n(sql`not coalesce(s.goes_on, false) and ${inSpan(sql`s.until_on`)}`)},
          'after', ${n(openOn(sql`${to}::date`))}) from spells s) as backlog,
      (select jsonb_build_object('day', ${n(sql`a.days < 1`)}, 'three', ${n(sql`a.days between 1 and 2`)}, 'week', ${n(sql`a.days between 3 and 6`)},
          'older', ${n(sql`a.days > 6`)}) from (select ${to}::date - (r.opened_at at time zone ${timeZone})::date as days
            from seen r where exists (select from spells s where s.request_id = r.id and ${openOn(sql`${to}::date`)})) a) as ages,
      (select to_jsonb(f) from (select ${firstContact} from held h where h.kind = 'question') f) as "firstContact",
      (select jsonb_agg(to_jsonb(c) order by array_position(array['first', 'next', 'solve'], c.clock)) from (
        select x.clock, ${n(sql`k.met`)} as met, ${n(sql`k.breached`)} as breached,
          ${share(n(sql`k.met`), sql`nullif(${n(sql`k.met`)} + ${n(sql`k.breached`)}, 0)`)} as rate,
          percentile_cont(0.5) within group (order by k.used_ms) filter (where k.ended_now) as "medianMs",
          percentile_cont(0.9) within group (order by k.used_ms) filter (where k.ended_now) as "p90Ms"
        from unnest(array['first', 'next', 'solve']) x(clock) left join ticked k on k.clock = x.clock group by x.clock) c) as clocks,
      (select ${share(sql`(select ${n(sql`s.reopened and ${inSpan(sql`s.from_on`)}`)} from spells s)`, n(within(sql`r.first_solved_at`)))} from seen r) as "reopenRate",
      (select jsonb_build_object('answers', ${n(sql`true`)}, 'medianMs', percentile_cont(0.5) within group (order by w.ms),
          'p90Ms', percentile_cont(0.9) within group (order by w.ms))
        from (select extract(epoch from u.answered_at - u.searched_at)::float8 * 1000 as ms from request_article u join seen r on r.id = u.request_id
          where u.searched_at is not null and ${within(sql`u.answered_at`)}) w) as "searchToAnswer",
      (select jsonb_build_object('answers', ${n(sql`true`)}, 'satisfied', ${n(sql`r.rating >= ${sql.lit(SATISFIED)}`)},
          'rate', ${share(n(sql`r.rating >= ${sql.lit(SATISFIED)}`), sql`nullif(count(*), 0)`)})
        from seen r where r.rating is not null and ${within(ratedAt)}) as ratings,
      (select jsonb_agg(to_jsonb(k) order by k.place) from (
        select x.kind, x.place, (select count(*)::int from seen r where r.kind = x.kind and ${within(sql`r.opened_at`)}) as opened, ${firstContact}
        from unnest(${kinds}::text[]) with ordinality x(kind, place) left join held h on h.kind = x.kind group by x.kind, x.place) k) as kinds,
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.solved desc, p.name, p.id), '[]') from (
        select u.id, u.name, o.open, coalesce(d.solved, 0) as solved, coalesce(d.first, 0) as first, d.rate, coalesce(l.breached, 0) as breached
        from holding o join app_user u on u.id = o.assignee_id left join late l on l.assignee_id = u.id left join done d on d.assignee_id = u.id
        order by coalesce(d.held, 0) desc, u.name limit 100) p) as people,
      (select jsonb_agg(jsonb_build_object('on', d.on, 'opened', coalesce(i.n, 0), 'ended', coalesce(o.n, 0)) order by d.on) from days d
        left join (select s.from_on, count(*)::int as n from spells s where s.opened or s.reopened group by s.from_on) i on i.from_on = d.on
        left join (select s.until_on, count(*)::int as n from spells s where not coalesce(s.goes_on, false) group by s.until_on) o on o.until_on = d.on) as days`.execute(
    db,
  );
  const row = found.rows[0]!;
  return { ...row, kinds: row.kinds.map(({ kind, opened, solved, first, rate }) => ({ kind, opened, solved, first, rate })) };
}
