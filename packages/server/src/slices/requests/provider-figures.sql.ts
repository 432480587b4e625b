import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { SATISFIED, type Span } from './counted.sql.ts';
import { requestVisible, type Viewer } from './visibility.sql.ts';

/** Of one provider's requests, or of ours where there is none, in a span of days. */
export interface ProviderRequests {
  providerId: string | null;
  opened: number;
  solved: number;
  firstMet: number;
  firstBreached: number;
  solveMet: number;
  solveBreached: number;
  reopened: number;
  answers: number;
  satisfied: number;
}
const n = (where: Sql): Sql => sql`(count(*) filter (where ${where}))::int`;
const sums = (column: string): Sql => sql`coalesce(sum(${sql.ref(`t.${column}`)}), 0)::int as ${sql.ref(column)}`;

/** How requests were served by whom they are with, by the same rules as the figures of the desk. */
export async function providerFigures(db: Db, viewer: Viewer, { from, to, timeZone }: Span): Promise<ProviderRequests[]> {
  const begins = sql`(${from}::date::timestamp at time zone ${timeZone})`;
  const ends = sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`;
  const within = (moment: Sql): Sql => sql`(${moment} >= ${begins} and ${moment} < ${ends})`;
  const inSpan = (day: Sql): Sql => sql`coalesce(${day} between ${from}::date and ${to}::date, false)`;
  const met = sql`${within(sql`k.ended_at`)} and k.breached_on is null and not k.cancelled and k.target_minutes is not null`;
  const found = await sql<ProviderRequests>`
    with seen as materialized (select r.* from service_request r where ${requestVisible(viewer)} and r.opened_at < ${ends}
        and (r.closed_at is null or r.closed_at >= ${begins} - interval '1 day'
          or exists (select from request_spell s where s.request_id = r.id and s.until_on >= ${from}::date)))
    select t.provider_id as "providerId", ${sql.join(['opened', 'solved', 'firstMet', 'firstBreached', 'solveMet', 'solveBreached', 'reopened', 'answers', 'satisfied'].map(sums))}
    from (select r.provider_id, ${within(sql`r.opened_at`)}::int as opened, coalesce(${within(sql`r.first_solved_at`)} and coalesce(r.closed_as, 'solved') = 'solved', false)::int as solved,
        k.*, s.reopened, (r.rating is not null and ${within(sql`coalesce(r.rated_at, r.closed_at)`)})::int as answers,
        (r.rating >= ${sql.lit(SATISFIED)} and ${within(sql`coalesce(r.rated_at, r.closed_at)`)})::int as satisfied
      from seen r
        cross join lateral (select ${n(sql`k.clock = 'first' and ${met}`)} as "firstMet", ${n(sql`k.clock = 'first' and ${inSpan(sql`k.breached_on`)}`)} as "firstBreached",
          ${n(sql`k.clock = 'solve' and ${met}`)} as "solveMet", ${n(sql`k.clock = 'solve' and ${inSpan(sql`k.breached_on`)}`)} as "solveBreached"
          from request_clock k where k.request_id = r.id) k
        cross join lateral (select ${n(sql`s.reopened and ${inSpan(sql`s.from_on`)}`)} as reopened from request_spell s where s.request_id = r.id) s) t
    group by t.provider_id`.execute(db);
  return found.rows;
}
