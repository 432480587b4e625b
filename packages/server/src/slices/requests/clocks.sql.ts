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

const ms = (moment: Sql): Sql => sql`(date_part('epoch', ${moment}) * 1000)::bigint`;
const moment = (of: Sql): Sql => sql`to_timestamp(${of} / 1000.0)`;
/** Open time of calendar c before a moment in ms, a column: what was open before its span, and what of the span has passed. */
const openBefore = (at: Sql): Sql => sql`case width_bucket(${at}, c.starts) when 0 then 0 else c.before[width_bucket(${at}, c.starts)]
  + least(${at}, c.ends[width_bucket(${at}, c.starts)]) - c.starts[width_bucket(${at}, c.starts)] end`;
/** The moment, in ms, at which so much of calendar c was open, a column: just used up at a closing, it is the closing. Null beyond its end. */
const momentOfOpen = (open: Sql): Sql => {
  const n = sql`width_bucket(${open} - 1, c.before)`;
  return sql`case when ${open} - c.before[${n}] <= c.ends[${n}] - c.starts[${n}] then c.starts[${n}] + ${open} - c.before[${n}] end`;
};

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
    -- Each step is worked out once: where a planner joins steps, it repeats their sums in every place that names them.
    going as materialized (
      select k.request_id, k.clock, k.seq, k.started_at, k.ended_at, coalesce(k.ended_at, ${now}::timestamptz) as stop, t.minutes, r.sla_class,
        k.target_minutes, k.due_at, k.used_ms, k.breached_at, k.level, r.next_due_at, t.minutes * 60000::bigint as allowed,
        ${ms(sql`k.started_at`)} as started_ms, ${ms(sql`coalesce(k.ended_at, ${now}::timestamptz)`)} as stop_ms
      from request_clock k join service_request r on r.id = k.request_id
        left join target t on t.class = r.sla_class and t.severity = r.severity and t.clock = k.clock
      where (k.ended_at is null or (k.used_ms is null and not k.cancelled)) and ${which}),
    placed as materialized (
      select g.*, ${openBefore(sql`g.started_ms`)} as begun, ${openBefore(sql`g.stop_ms`)} as stood from going g left join calendar c on c.class = g.sla_class),
    paused as materialized (
      select g.request_id, g.clock, g.seq, w.seq as pause, w.until_at is null and g.ended_at is null as still,
        ${ms(sql`greatest(w.from_at, g.started_at)`)} as from_ms, ${ms(sql`least(coalesce(w.until_at, g.stop), g.stop)`)} as until_ms, g.sla_class, g.begun, g.allowed
      from placed g join request_pause w on w.request_id = g.request_id and w.from_at < g.stop and coalesce(w.until_at, g.stop) > g.started_at
      union all
      -- One that begins at this very moment takes no time and stops the clock.
      select g.request_id, g.clock, g.seq, w.seq, true, g.stop_ms, g.stop_ms, g.sla_class, g.begun, g.allowed
      from placed g join request_pause w on w.request_id = g.request_id and w.until_at is null and w.from_at >= g.stop and g.ended_at is null),
    lasted as materialized (
      select p.*, ${openBefore(sql`p.from_ms`)} as from_open, ${openBefore(sql`p.until_ms`)} - ${openBefore(sql`p.from_ms`)} as long
      from paused p left join calendar c on c.class = p.sla_class),
    rested as materialized (
      -- A pause that began after the time was used up moves nothing any more.
      select l.request_id, l.clock, l.seq, bool_or(l.still) as still, coalesce(sum(l.long), 0)::bigint as ed,
        coalesce(sum(l.long) filter (where l.from_open - l.begun - l.earlier < l.allowed), 0)::bigint as before_due
      from (select l.*, coalesce(sum(l.long) over (partition by l.request_id, l.clock, l.seq order by l.pause
          rows between unbounded preceding and 1 preceding), 0) as earlier from lasted l) l
      group by l.request_id, l.clock, l.seq),
    spent as materialized (
      select p.*, coalesce(r.still, false) as paused, p.stood - p.begun - coalesce(r.ed, 0) as used, p.begun + p.allowed + coalesce(r.before_due, 0) as due_open
      from placed p left join rested r on r.request_id = p.request_id and r.clock = p.clock and r.seq = p.seq),
    judged as materialized (
      select s.*, ${momentOfOpen(sql`s.due_open`)} as due
      from spent s left join calendar c on c.class = s.sla_class),
    worked as materialized (
      select j.*, case when j.ended_at is null and not j.paused then ${moment(sql`j.due`)} end as now_due,
        case when j.ended_at is not null or j.paused then coalesce(j.used, 0) end as now_used,
        case when j.used > j.allowed then ${moment(sql`j.due`)} end as now_breached,
        greatest(j.level, case when j.used * 100 >= j.allowed * ${FAR_OVER} then 3 when j.used > j.allowed then 2
          when j.used * 100 >= j.allowed * ${WARNED} then 1 else 0 end) as now_level
      from judged j),
    written as (
      update request_clock k set target_minutes = w.minutes, due_at = w.now_due, used_ms = w.now_used, breached_at = w.now_breached,
        breached_on = (w.now_breached at time zone ${timeZone})::date, level = w.now_level,
        -- What ended between two looks was never warned of, nor what had gone over its time meanwhile.
        warned_on = case when w.level = 0 and w.now_level = 1 and w.ended_at is null then (${now}::timestamptz at time zone ${timeZone})::date else k.warned_on end,
        level_at = case when w.now_level > w.level then ${now}::timestamptz else k.level_at end
      from (select * from worked w where row(w.target_minutes, w.due_at, w.used_ms, w.breached_at, w.level)
          is distinct from row(w.minutes, w.now_due, w.now_used, w.now_breached, w.now_level)) w
      where k.request_id = w.request_id and k.clock = w.clock and k.seq = w.seq
      returning k.request_id as "requestId", k.clock, k.seq, k.level, w.level as was),
    soonest as (
      update service_request r set next_due_at = d.due_at
      from (select w.request_id, coalesce(min(w.now_due), 'infinity') as due_at from worked w group by w.request_id, w.next_due_at
        having coalesce(min(w.now_due), 'infinity') <> w.next_due_at) d
      where r.id = d.request_id)
    select "requestId", clock, seq, level from written where level > was order by "requestId", clock, seq`.execute(db);
  return found.rows;
}
