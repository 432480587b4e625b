import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { ClassCalendar } from './clock-calendars.ts';

/** Told at four fifths of the target, once it is over, and once it is half as much over again; hundredths of the target. */
const WARNED = 80;
const FAR_OVER = 150;

/** A clock that came to a further level. */
export interface RaisedClock {
  requestId: string;
  clock: 'first' | 'next' | 'solve';
  seq: number;
  level: number;
}

const ms = (moment: Sql): Sql => sql`(extract(epoch from ${moment}) * 1000)::bigint`;
const moment = (of: Sql): Sql => sql`to_timestamp(${of} / 1000.0)`;
/** Open time of calendar c before a moment in ms: what was open before its span, and what of the span has passed. */
const openBefore = (at: Sql): Sql => sql`(select case when b.n = 0 then 0 else c.before[b.n] + least(x.at, c.ends[b.n]) - c.starts[b.n] end
  from (select ${at} as at) x, lateral (select width_bucket(x.at, c.starts) as n) b)`;
/** The moment, in ms, at which so much of calendar c was open: just used up at a closing, it is the closing. */
const momentOfOpen = (open: Sql): Sql =>
  sql`(select case when b.n > 0 and x.open - c.before[b.n] <= c.ends[b.n] - c.starts[b.n] then c.starts[b.n] + x.open - c.before[b.n] end
  from (select ${open} as open) x, lateral (select width_bucket(x.open - 1, c.before) as n) b)`;

const NO_CALENDAR = sql`select null::text as class, null::bigint[] as starts, null::bigint[] as ends, null::bigint[] as before where false`;
const calendarRows = (classes: readonly ClassCalendar[]): Sql =>
  sql.join(
    [
      NO_CALENDAR,
      ...classes.map(
        ({ id, spans }) => sql`select ${id}::text as class, ${spans.starts}::bigint[] as starts, ${spans.ends}::bigint[] as ends,
        ${spans.before}::bigint[] as before`,
      ),
    ],
    sql` union all `,
  );

export interface ClocksAt {
  now: string;
  timeZone: string;
  classes: readonly ClassCalendar[];
}

/**
 * Works clocks out, all at once: what is due when, what was met and what was not, and how far it has to be told. Clocks that run, and those
 * that ended since they were last worked out; `which` narrows them to requests r. Time that is used up stays when a target changes. One
 * without a target is never due. Answers the clocks that came to a further level.
 */
export async function workOutClocks(db: Db, { now, timeZone, classes }: ClocksAt, which: Sql<boolean> = sql`true`): Promise<RaisedClock[]> {
  const targets = classes.flatMap(({ id, targets }) => targets.map((target) => ({ class: id, ...target })));
  const found = await sql<RaisedClock>`
    with calendar as materialized (${calendarRows(classes)}),
    target as materialized (select * from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t(class text, severity text, clock text, minutes int)),
    going as (
      select k.request_id, k.clock, k.seq, k.started_at, k.ended_at, coalesce(k.ended_at, ${now}::timestamptz) as stop, t.minutes, r.sla_class,
        exists (select from request_pause w where k.ended_at is null and w.request_id = k.request_id and w.until_at is null) as paused
      from request_clock k join service_request r on r.id = k.request_id
        left join target t on t.class = r.sla_class and t.severity = r.severity and t.clock = k.clock
      where (k.ended_at is null or (k.used_ms is null and not k.cancelled)) and ${which}),
    placed as (
      select g.*, g.minutes * 60000::bigint as allowed, ${openBefore(ms(sql`g.started_at`))} as begun, ${openBefore(ms(sql`g.stop`))} as stood,
        c.starts, c.ends, c.before
      from going g left join calendar c on c.class = g.sla_class),
    judged as (
      select c.request_id, c.clock, c.seq, c.ended_at, c.minutes, c.paused, c.allowed, c.stood - c.begun - rest.ed as used,
        ${momentOfOpen(sql`c.begun + c.allowed + rest.before_due`)} as due
      from placed c cross join lateral (
        -- A pause that began after the time was used up moves nothing any more.
        select coalesce(sum(p.long), 0)::bigint as ed,
          coalesce(sum(p.long) filter (where p.from_open - c.begun - p.earlier < c.allowed), 0)::bigint as before_due
        from (select s.*, coalesce(sum(s.long) over (order by s.seq rows between unbounded preceding and 1 preceding), 0) as earlier
          from (select w.seq, ${openBefore(ms(sql`greatest(w.from_at, c.started_at)`))} as from_open,
              ${openBefore(ms(sql`least(coalesce(w.until_at, c.stop), c.stop)`))} - ${openBefore(ms(sql`greatest(w.from_at, c.started_at)`))} as long
            from request_pause w
            where w.request_id = c.request_id and w.from_at < c.stop and coalesce(w.until_at, c.stop) > c.started_at) s) p) rest),
    worked as (
      select j.request_id, j.clock, j.seq, j.minutes, case when j.ended_at is null and not j.paused then ${moment(sql`j.due`)} end as due_at,
        case when j.ended_at is not null or j.paused then coalesce(j.used, 0) end as used_ms,
        case when j.used > j.allowed then ${moment(sql`j.due`)} end as breached_at,
        case when j.used * 100 >= j.allowed * ${FAR_OVER} then 3 when j.used > j.allowed then 2 when j.used * 100 >= j.allowed * ${WARNED} then 1 else 0 end as level
      from judged j),
    written as (
      update request_clock k set target_minutes = w.minutes, due_at = w.due_at, used_ms = w.used_ms, breached_at = w.breached_at,
        breached_on = (w.breached_at at time zone ${timeZone})::date, level = greatest(k.level, w.level),
        level_at = case when w.level > k.level then ${now}::timestamptz else k.level_at end
      from worked w, request_clock old
      where k.request_id = w.request_id and k.clock = w.clock and k.seq = w.seq
        and old.request_id = k.request_id and old.clock = k.clock and old.seq = k.seq
        and row(k.target_minutes, k.due_at, k.used_ms, k.breached_at, k.level)
          is distinct from row(w.minutes, w.due_at, w.used_ms, w.breached_at, greatest(k.level, w.level))
      returning k.request_id as "requestId", k.clock, k.seq, k.level, old.level as was),
    soonest as (
      update service_request r set next_due_at = d.due_at
      from (select w.request_id, coalesce(min(w.due_at), 'infinity') as due_at from worked w group by w.request_id) d
      where r.id = d.request_id and r.next_due_at <> d.due_at)
    select "requestId", clock, seq, level from written where level > was order by "requestId", clock, seq`.execute(db);
  return found.rows;
}
