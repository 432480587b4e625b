import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { OBJECTIVES } from './strategy-texts.ts';

/** Which policies of the template serve the invented objectives, from the day of these on; what a template does not have is left out. */
export async function linkObjectives(db: Db): Promise<void> {
  const serves = OBJECTIVES.flatMap(({ serves: policies }, n) => policies.map((policy) => ({ code: `DEMO-O${n + 1}`, policy })));
  await sql`insert into objective_policy (objective_id, policy_id, from_on)
    select o.id, p.id, o.happened_on from jsonb_to_recordset(${JSON.stringify(serves)}::jsonb) s(code text, policy text)
      join objective o on o.code = s.code join policy p on p.id = s.policy
    on conflict do nothing`.execute(db);
}
