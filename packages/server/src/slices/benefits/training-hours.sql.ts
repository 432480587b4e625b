import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { usedInPeriod, withPeriod } from './account-benefits.sql.ts';
import { type EntitledBy, entitledCtes } from './entitled.sql.ts';

export interface SessionHours {
  sessionId: string;
  /** How long it was. */
  hours: string;
  on: string;
  /** What is said of it where uses are listed. */
  note: string;
}
interface By {
  userId: string | null;
  now: string;
  today: string;
}

/** Uses hours of a session for accounts that are entitled to some on the day: as many as are left of the period. Answers the accounts. */
export async function insertSessionUses(db: Db, of: SessionHours, entitled: EntitledBy, by: By): Promise<string[]> {
  const done = await sql<{ id: string }>`
    with ${sql.join(entitledCtes(entitled), sql`, `)},
    periods as (${withPeriod(sql`entitled`, entitled.at.asOf)}),
    room as (select distinct on (x.account_id) x.* from (
        select e.account_id, e.benefit_id, coalesce(e.terms ->> 'unitCost', e.benefit ->> 'unitCost', '0')::numeric as unit_cost,
          (e.terms ->> 'quantity')::numeric - ${usedInPeriod}::numeric as rest
        from periods e where e.benefit ->> 'kind' = 'training_hours' and e.terms ? 'quantity') x
      where x.rest > 0 order by x.account_id, x.rest desc, x.benefit_id)
    insert into benefit_use (account_id, id, benefit, quantity, unit_cost, happened_on, known_at, recorded_at, note, state, asked_by, session_id)
    select account_id, uuid7(${by.now}::timestamptz), benefit_id, least(rest, ${of.hours}::numeric), unit_cost, ${of.on}::date, ${by.today}::date,
      ${by.now}::timestamptz, ${of.note}, 'used', ${by.userId}::uuid, ${of.sessionId}::uuid from room
    on conflict (account_id, session_id) where session_id is not null and taken_back_on is null do nothing returning account_id as id`.execute(
    db,
  );
  return done.rows.map(({ id }) => id).toSorted();
}

/** Takes back what a session used of some accounts. Answers the accounts. */
export async function takeBackSessionUses(
  db: Db,
  of: { sessionId: string; accountIds: readonly string[]; why: string },
  by: By,
): Promise<string[]> {
  const done = await sql<{ id: string }>`
    update benefit_use set taken_back_on = ${by.today}::date, taken_back_at = ${by.now}, taken_back_by = ${by.userId}, taken_back_why = ${of.why}
    where session_id = ${of.sessionId}::uuid and account_id = any(${[...of.accountIds]}::uuid[]) and taken_back_on is null
    returning account_id as id`.execute(db);
  return done.rows.map(({ id }) => id).toSorted();
}
