import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

export type PostState = 'held' | 'open' | 'hidden';
/** A question, or an answer to it. */
export interface PostKey {
  id: string;
  answerId?: string | undefined;
}

// unaudited: recorded by who calls, as all below
export async function insertQuestion(
  db: Db,
  q: {
    id: string;
    communityId: string;
    memberId: string;
    name: string;
    title: string;
    body: string;
    language: string;
    state: PostState;
    now: string;
  },
): Promise<void> {
  await sql`insert into community_question (id, community_id, member_id, shown_name, title, body, language, state, asked_at, changed_at)
    values (${q.id}, ${q.communityId}, ${q.memberId}, ${q.name}, ${q.title}, ${q.body}, ${q.language}, ${q.state}, ${q.now}, ${q.now})`.execute(
    db,
  );
}

export async function insertAnswer(
  db: Db,
  a: {
    id: string;
    questionId: string;
    memberId: string | null;
    ours: boolean;
    userId: string | null;
    name: string;
    body: string;
    state: PostState;
    now: string;
  },
): Promise<void> {
  await sql`insert into community_answer (id, question_id, member_id, ours, user_id, shown_name, body, state, answered_at)
    values (${a.id}, ${a.questionId}, ${a.memberId}, ${a.ours}, ${a.userId}, ${a.name}, ${a.body}, ${a.state}, ${a.now})`.execute(db);
  if (a.state === 'open') await touch(db, a.questionId, a.now);
}
const touch = (db: Db, id: string, now: string) =>
  sql`update community_question set changed_at = ${now}::timestamptz where id = ${id}::uuid`.execute(db);

/** False when there is no such post. What is hidden solves nothing any more. */
export async function setState(
  db: Db,
  { id, answerId }: PostKey,
  to: { state: PostState; why: string | null; now: string },
): Promise<boolean> {
  const done = answerId
    ? await sql`update community_answer set state = ${to.state}, hidden_why = ${to.why} where id = ${answerId}::uuid and question_id = ${id}::uuid returning 1`.execute(
        db,
      )
    : await sql`update community_question set state = ${to.state}, hidden_why = ${to.why} where id = ${id}::uuid returning 1`.execute(db);
  if (answerId && to.state !== 'open')
    await sql`update community_question set accepted_id = null where id = ${id}::uuid and accepted_id = ${answerId}::uuid`.execute(db);
  if (to.state === 'open') await touch(db, id, to.now);
  return done.rows.length > 0;
}

/** False when the answer is none of the question that everybody reads. */
export async function setAccepted(db: Db, id: string, answerId: string | null): Promise<boolean> {
  const done = await sql`update community_question q set accepted_id = ${answerId}::uuid where q.id = ${id}::uuid
    and (${answerId}::uuid is null or exists (select from community_answer w where w.id = ${answerId}::uuid and w.question_id = q.id and w.state = 'open'))
    returning 1`.execute(db);
  return done.rows.length > 0;
}

export async function setVote(db: Db, answerId: string, memberId: string, helped: boolean): Promise<void> {
  await (helped
    ? sql`insert into community_vote (answer_id, member_id) values (${answerId}, ${memberId}) on conflict do nothing`
    : sql`delete from community_vote where answer_id = ${answerId}::uuid and member_id = ${memberId}::uuid`
  ).execute(db);
}

export async function insertReport(
  db: Db,
  r: { id: string; questionId: string; answerId: string | null; memberId: string; reason: string; now: string },
): Promise<void> {
  await sql`insert into community_report (id, question_id, answer_id, member_id, reason, at)
    values (${r.id}, ${r.questionId}, ${r.answerId}, ${r.memberId}, ${r.reason}, ${r.now})`.execute(db);
}
export async function settleReports(db: Db, id: string, by: { now: string; userId: string | null }, which: Sql = sql`true`): Promise<void> {
  await sql`update community_report r set settled_at = ${by.now}, settled_by = ${by.userId} where r.question_id = ${id}::uuid and r.settled_at is null and ${which}`.execute(
    db,
  );
}
