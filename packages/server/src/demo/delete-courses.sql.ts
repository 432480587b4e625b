import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

const LEARNED = ['certificate', 'exam_attempt', 'course_progress'] as const;

/** What demo staff learned, and the demo's courses where nobody real learned anything nor changed them. What customers learned went with them. */
export async function deleteCourses(db: Db): Promise<void> {
  const staff = sql`(select id from app_user where demo)`;
  const courses = sql`(select id from course where code like 'DEMO-%' and revision = 1)`;
  const theirs = sql`user_id in ${staff} and course_id in ${courses}`;
  await sql`delete from certificate where ${theirs}`.execute(db);
  await sql`delete from exam_attempt where ${theirs}`.execute(db);
  await sql`delete from course_progress where ${theirs}`.execute(db);
  await sql`delete from training_place where user_id in ${staff} and session_id in (select id from training_session where course_id in ${courses})`.execute(
    db,
  );
  const learned = LEARNED.map((table) => sql`select course_id from ${sql.table(table)}`);
  const kept = sql`(${sql.join(learned, sql` union all `)} union all select s.course_id from training_place p join training_session s on s.id = p.session_id)`;
  await sql`delete from training_session where course_id in ${courses} and course_id not in ${kept}`.execute(db);
  await sql`delete from course where id in ${courses} and id not in ${kept} and not exists (select from training_session s where s.course_id = course.id)`.execute(
    db,
  );
}
