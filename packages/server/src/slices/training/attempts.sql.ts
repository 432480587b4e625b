import { type Certificate, Exam } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { Answers, Grade } from './grade.ts';
import { isLearner, type Learner, learnerValues } from './learner.ts';

/** A certificate c of course k as it stands on a day. */
export const certificateColumns = (
  today: string,
): Sql => sql`c.id, c.number, c.course_id as "courseId", k.document -> 'title' as "courseTitle",
  c.issued_on as "issuedOn", c.valid_until as "validUntil",
  case when c.revoked_on is not null then 'revoked' when coalesce(c.valid_until, 'infinity') < ${today}::date then 'expired' else 'valid' end as state`;

export async function certificatesOf(db: Db, courseId: string, who: Learner, today: string): Promise<Certificate[]> {
  const found = await sql<Certificate>`select ${certificateColumns(today)} from certificate c join course k on k.id = c.course_id
    where c.course_id = ${courseId}::uuid and ${isLearner('c', who)} order by c.issued_on desc, c.id desc`.execute(db);
  return found.rows;
}

export interface Attempt {
  id: string;
  courseId: string;
  exam: Exam;
  begunAt: string;
  handedAt: string | null;
  points: number | null;
  most: number | null;
  passed: boolean | null;
}
/** What a learner took of an exam, the latest first. */
export async function attemptsOf(db: Db, courseId: string, who: Learner): Promise<Attempt[]> {
  return attempts(db, sql`t.course_id = ${courseId}::uuid and ${isLearner('t', who)}`);
}
export async function lockAttempt(db: Db, id: string, who: Learner): Promise<Attempt | undefined> {
  return (await attempts(db, sql`t.id = ${id}::uuid and ${isLearner('t', who)}`, sql`for update`))[0];
}
async function attempts(db: Db, where: Sql, lock: Sql = sql``): Promise<Attempt[]> {
  const found = await sql<Omit<Attempt, 'exam'> & { exam: unknown }>`
    select t.id, t.course_id as "courseId", t.exam, t.begun_at as "begunAt", t.handed_at as "handedAt", t.points, t.most, t.passed
    from exam_attempt t where ${where} order by t.begun_at desc, t.id desc ${lock}`.execute(db);
  return found.rows.map((row) => ({ ...row, exam: Exam.parse(row.exam) }));
}

export async function insertAttempt(db: Db, of: { id: string; courseId: string; who: Learner; exam: Exam; now: string }): Promise<void> {
  await sql`insert into exam_attempt (id, course_id, account_id, contact_id, user_id, exam, begun_at)
    values (${of.id}::uuid, ${of.courseId}::uuid, ${learnerValues(of.who)}, ${JSON.stringify(of.exam)}::jsonb, ${of.now}::timestamptz)`.execute(
    db,
  );
}
export async function handInAttempt(db: Db, of: { id: string; answers: Answers; grade: Grade; now: string; today: string }): Promise<void> {
  await sql`update exam_attempt set answers = ${JSON.stringify(of.answers)}::jsonb, handed_at = ${of.now}::timestamptz, handed_on = ${of.today}::date,
    points = ${of.grade.points}, most = ${of.grade.most}, passed = ${of.grade.passed} where id = ${of.id}::uuid`.execute(db);
}
export async function insertCertificate(
  db: Db,
  of: { id: string; number: string; attemptId: string; today: string; validUntil: string | null },
): Promise<void> {
  await sql`insert into certificate (id, number, course_id, attempt_id, account_id, contact_id, user_id, issued_on, valid_until)
    select ${of.id}::uuid, ${of.number}, t.course_id, t.id, t.account_id, t.contact_id, t.user_id, ${of.today}::date, ${of.validUntil}::date
    from exam_attempt t where t.id = ${of.attemptId}::uuid`.execute(db);
}
