import type { RequestFigure } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Whether a solution held is known after so many days. */
const HOLDS_DAYS = 7;
export const SATISFIED = 4;

export interface Span {
  from: string;
  to: string;
  timeZone: string;
}

/** The moments and days of a span: a day is one of the installation's. */
export function boundsOf({ from, to, timeZone }: Span) {
  const begins = sql`(${from}::date::timestamp at time zone ${timeZone})`;
  const ends = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`;
  return {
    begins,
    ends,
    within: (moment: Sql): Sql<boolean> => sql`(${moment} >= ${begins} and ${moment} < ${ends})`,
    inSpan: (day: Sql): Sql<boolean> => sql`${day} between ${from}::date and ${to}::date`,
  };
}

/** Requests r solved in the span of which it is known whether the solution held. */
export const judged = (span: Span, now: string): Sql<boolean> =>
  sql`${boundsOf(span).within(sql`r.first_solved_at`)} and r.first_solved_at + interval '${sql.raw(String(HOLDS_DAYS))} days' <= ${now}::timestamptz
    and (r.closed_as is null or r.closed_as = 'solved')`;

/** Requests r solved in one answer, after which the customer asked no more and nobody reopened it while that was watched. */
export const atFirst = ({ timeZone }: Span): Sql<boolean> =>
  sql`((select count(*) from request_entry e where e.request_id = r.id and e.kind = 'out' and e.at <= r.first_solved_at) <= 1
    and not exists (select from request_entry e where e.request_id = r.id and e.kind = 'in' and e.at > r.first_answer_at and e.at <= r.first_solved_at)
    and not exists (select from request_spell s where s.request_id = r.id and s.reopened
      and s.from_on <= (r.first_solved_at at time zone ${timeZone})::date + ${sql.lit(HOLDS_DAYS)}))`;

export const ratedAt = sql`coalesce(r.rated_at, r.closed_at)`;

export interface Counted {
  figure: RequestFigure;
  span: Span;
}
/** Requests r that a figure of the desk counts in a span; one that a figure counts twice, reopened or late twice, is there once. */
export function isCounted({ figure, span }: Counted, now: string): Sql<boolean> {
  const { within, inSpan } = boundsOf(span);
  const late = (clock: Sql): Sql<boolean> =>
    sql`exists (select from request_clock k where k.request_id = r.id and ${inSpan(sql`k.breached_on`)} and ${clock})`;
  const rated: Sql<boolean> = sql`r.rating is not null and ${within(ratedAt)}`;
  const counts: Record<RequestFigure, () => Sql<boolean>> = {
    opened: () => within(sql`r.opened_at`),
    reopened: () => sql`exists (select from request_spell s where s.request_id = r.id and s.reopened and ${inSpan(sql`s.from_on`)})`,
    judged: () => judged(span, now),
    at_first: () => sql`${judged(span, now)} and ${atFirst(span)}`,
    not_at_first: () => sql`${judged(span, now)} and not ${atFirst(span)}`,
    late: () => late(sql`true`),
    late_first: () => late(sql`k.clock = 'first'`),
    late_next: () => late(sql`k.clock = 'next'`),
    late_solve: () => late(sql`k.clock = 'solve'`),
    rated: () => rated,
    rated_low: () => sql`${rated} and r.rating < ${sql.lit(SATISFIED)}`,
  };
  return counts[figure]();
}
