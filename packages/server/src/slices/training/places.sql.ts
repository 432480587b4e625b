import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { isLearner, type Learner, learnerValues } from './learner.ts';

/** The place that a learner has at a session, if any. The session is locked by the caller. */
export async function placeOf(db: Db, sessionId: string, who: Learner): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select p.id from training_place p where p.session_id = ${sessionId}::uuid and p.state <> 'withdrawn' and ${isLearner('p', who)}
    order by p.signed_at limit 1`.execute(db);
  return found.rows[0]?.id;
}

/** A place, or a place in the queue when the session is full. The session is locked by the caller. */
export async function insertPlace(
  db: Db,
  { id, sessionId, who, now }: { id: string; sessionId: string; who: Learner; now: string },
): Promise<void> {
  await sql`insert into training_place (id, session_id, account_id, contact_id, user_id, state, signed_at)
    select ${id}::uuid, s.id, ${learnerValues(who)},
      case when s.capacity <= (select count(*) from training_place p where p.session_id = s.id and p.state = 'signed') then 'waiting' else 'signed' end,
      ${now}::timestamptz
    from training_session s where s.id = ${sessionId}::uuid`.execute(db);
}

/** Places of a session that count: those who have one, and those who wait for one. */
export async function placesKept(db: Db, sessionId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from training_place where session_id = ${sessionId}::uuid and state <> 'withdrawn' order by id`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function withdrawPlace(db: Db, id: string): Promise<void> {
  await sql`update training_place set state = 'withdrawn' where id = ${id}::uuid`.execute(db);
}

/** Who waits longest moves up as far as there is room; answers whose places these are. The session is locked by the caller. */
export async function moveUp(db: Db, sessionId: string): Promise<string[]> {
  const moved = await sql<{ id: string }>`update training_place set state = 'signed' where id in (
    select p.id from training_place p where p.session_id = ${sessionId}::uuid and p.state = 'waiting' order by p.signed_at, p.id
    limit (select case when s.capacity is null then null else greatest(s.capacity - (select count(*) from training_place o
      where o.session_id = s.id and o.state = 'signed'), 0) end from training_session s where s.id = ${sessionId}::uuid)) returning id`.execute(
    db,
  );
  return moved.rows.map(({ id }) => id);
}

/** Accounts of which somebody was at a session. */
export async function attendedBy(db: Db, sessionId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct account_id as id from training_place
    where session_id = ${sessionId}::uuid and account_id is not null and attended order by 1`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Writes down who was there, of ours and of accounts in the scope; who came without a place has one from then on. Answers how many. */
export async function markAttendance(
  db: Db,
  of: { sessionId: string; ids: readonly string[]; attended: boolean; today: string; scope: Scope },
): Promise<number> {
  const made = await sql`
    update training_place p set attended = ${of.attended}, state = case when ${of.attended} then 'signed' else p.state end,
      attended_on = case when ${of.attended} then coalesce(p.attended_on, ${of.today}::date) end
    where p.session_id = ${of.sessionId}::uuid and p.id = any(${[...of.ids]}::uuid[]) and p.state <> 'withdrawn'
      and (p.account_id is null or ${accountInScope(of.scope, sql`p.account_id`)})`.execute(db);
  return Number(made.numAffectedRows);
}
