import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Cluster } from './cluster-questions.ts';

/** A question as it was asked: of a solved request, or of searches that found nothing. */
export interface Asking {
  question: string;
  /** As the search compares it; searches are noted so, requests are not. */
  normal: string | null;
  requestId: string | null;
}

/** Complaints and wishes are answered by no manual; what was called off or merged was solved by none. */
const SOLVED = `r.kind not in ('complaint', 'need') and coalesce(r.closed_as, 'solved') = 'solved'`;

/** What was solved since a moment and what was looked for in vain, the latest first, so many of each at most. */
export async function selectAskings(db: Db, since: string, most: number): Promise<Asking[]> {
  const found = await sql<Asking>`
    (select r.subject as question, null as normal, r.id as "requestId" from service_request r
      where r.first_solved_at >= ${since}::timestamptz and ${sql.raw(SOLVED)} order by r.first_solved_at desc, r.id desc limit ${most})
    union all
    (select max(s.question), s.question_n, null from article_search s where s.at >= ${since}::timestamptz and s.results = 0
      group by s.question_n order by max(s.at) desc, s.question_n limit ${most})`.execute(db);
  return found.rows;
}

export interface Kept extends Cluster {
  /** The normal questions of its members, with where each was asked. */
  members: { place: number; question: string; requestId: string | null }[];
}

// unaudited: what is worked out anew each night says nothing of its own
/** Puts clusters in the place of those before; one with the same leader stays the same. */
export async function replaceClusters(db: Db, clusters: readonly Kept[], at: { now: string; questions: number }): Promise<void> {
  const rows = clusters.map(({ questions, terms }) => ({ id: newId(), leader: questions[0], terms }));
  const members = clusters.flatMap(({ questions, members: of }) => of.map((one) => ({ leader: questions[0], ...one })));
  await sql`delete from question_cluster where leader <> all(${rows.map(({ leader }) => leader)}::text[])`.execute(db);
  await sql`insert into question_cluster (id, leader, terms)
    select id, leader, terms from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, leader text, terms text[])
    on conflict (leader) do update set terms = excluded.terms`.execute(db);
  await sql`delete from question_cluster_member`.execute(db);
  await sql`insert into question_cluster_member (cluster_id, place, question_n, request_id)
    select c.id, m.place, m.question, m."requestId"
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m(leader text, place int, question text, "requestId" uuid)
      join question_cluster c on c.leader = m.leader
    on conflict do nothing`.execute(db);
  await sql`insert into question_clustering (found_at, questions) values (${at.now}, ${at.questions})
    on conflict (id) do update set found_at = excluded.found_at, questions = excluded.questions`.execute(db);
}

/** When questions were put together last, whether a day has passed since, and the run that waits or goes on. */
export async function clusteringOf(db: Db, day: { today: string; timeZone: string }, jobs: readonly string[]) {
  const found = await sql<{ foundAt: string | null; questions: number; due: boolean; jobId: string | null }>`
    select s.found_at as "foundAt", coalesce(s.questions, 0) as questions, j.id as "jobId",
      coalesce((s.found_at at time zone ${day.timeZone})::date < ${day.today}::date, true) as due
    from (values (1)) one left join question_clustering s on true
      left join lateral (select j.id from job_run j where j.kind = any(${jobs}::text[]) and j.state in ('waiting', 'running')
        order by j.created_at, j.id limit 1) j on true`.execute(db);
  return found.rows[0]!;
}
