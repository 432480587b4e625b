import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** The demo's surveys, where nobody real was asked nor changed them. What people of demo customers answered went with these. */
export async function deleteSurveys(db: Db): Promise<void> {
  await sql`delete from survey s where s.demo and s.revision = 1 and not exists (select from survey_invitation i where i.survey_id = s.id)`.execute(
    db,
  );
  await sql`update survey set demo = false where demo`.execute(db);
}
