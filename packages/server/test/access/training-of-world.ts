// For tests: a course with a session, of which somebody of an account has a place, a part done and a certificate.
import type { CourseSource, TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { withExam } from '../harness/training-base.ts';

export interface TrainingIds {
  /** A draft, and a published one. */
  draft: string;
  course: string;
  session: string;
  place: string;
  certificate: string;
}
export const SESSION_FIELDS = { mode: 'live', startsAt: '2030-01-07T01:00:00Z', endsAt: '2030-01-07T03:00:00Z' };

export async function insertTrainingOf({ call, db }: TestFulcrum, accountId: string, contactId: string): Promise<TrainingIds> {
  const of = () => withExam({ code: newId().slice(-12) });
  const draft = await call<CourseSource>('courses.create', { course: of() });
  const made = await call<CourseSource>('courses.create', { course: of() });
  const { id: course } = await call<CourseSource>('courses.publish', { id: made.id, revision: made.revision });
  const session = await call<TrainingSession>('trainingSessions.create', { courseId: course, ...SESSION_FIELDS });
  const [place, attempt, certificate] = [newId(), newId(), newId()];
  await sql`insert into training_place (id, session_id, account_id, contact_id, state, signed_at, attended, attended_on)
    values (${place}, ${session.id}, ${accountId}, ${contactId}, 'signed', '2026-11-01Z', true, '2026-11-02')`.execute(db);
  await sql`insert into exam_attempt (id, course_id, account_id, contact_id, exam, begun_at, answers, handed_at, handed_on, points, most, passed)
    values (${attempt}, ${course}, ${accountId}, ${contactId}, ${JSON.stringify(of().exam)}::jsonb, '2026-11-02Z', '{}', '2026-11-02Z', '2026-11-02', 10, 10, true)`.execute(
    db,
  );
  await sql`insert into certificate (id, number, course_id, attempt_id, account_id, contact_id, issued_on, valid_until)
    values (${certificate}, ${certificate}, ${course}, ${attempt}, ${accountId}, ${contactId}, '2026-11-02', '2027-01-31')`.execute(db);
  return { draft: draft.id, course, session: session.id, place, certificate };
}
