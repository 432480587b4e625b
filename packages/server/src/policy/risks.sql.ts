import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';

/** Whether a risk was open on a day. */
export const openRisk = (of: Sql, day: Sql): Sql<boolean> =>
  sql<boolean>`(${of}.raised_on <= ${day} and (${of}.ended_on is null or ${of}.ended_on > ${day}))`;

interface RiskRef {
  accountId: string;
  id: string;
}
export interface RaisedRisk extends RiskRef {
  kind: string;
  title: string;
  ownerId: string | null;
  plan: string | null;
  dueOn: string | null;
}

/** A risk that a person raises: it closes itself never. */
export async function insertRisk(db: Db, risk: RaisedRisk, by: { userId: string | null; today: string; now: string }): Promise<void> {
  const title = JSON.stringify({ zh: risk.title, en: risk.title });
  await sql`insert into risk (account_id, id, kind, title, touched, raised_on, raised_by, owner_id, plan, due_on, created_at, changed_at)
    values (${risk.accountId}::uuid, ${risk.id}::uuid, ${risk.kind}, ${title}::jsonb, true, ${by.today}::date, ${by.userId}::uuid,
      ${risk.ownerId}::uuid, ${risk.plan}, ${risk.dueOn}::date, ${by.now}, ${by.now})`.execute(db);
}

/** Writes to an open risk if nobody changed it meanwhile; tells whether it wrote. */
export async function updateRisk(db: Db, ref: RiskRef & { revision: number }, sets: readonly Sql[], now: string): Promise<boolean> {
  const written = await sql`
    update risk set ${sql.join([...sets, sql`touched = true`, sql`changed_at = ${now}::timestamptz`, sql`revision = revision + 1`])}
    where account_id = ${ref.accountId}::uuid and id = ${ref.id}::uuid and revision = ${ref.revision} and ended_on is null`.execute(db);
  return (written.numAffectedRows ?? 0n) > 0n;
}
