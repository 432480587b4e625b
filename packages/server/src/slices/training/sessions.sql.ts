import type { TrainingPlace, TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

const sessions = (now: string): Sql => sql`
  select s.id, s.course_id as "courseId", k.document -> 'title' as "courseTitle", s.mode, s.starts_at as "startsAt", s.ends_at as "endsAt",
    s.starts_at <= ${now}::timestamptz as begun, s.place, s.link,
    s.trainer_id as "trainerId", u.name as "trainerName", s.capacity, s.cancelled_at as "cancelledAt", s.revision, x.signed, x.waiting, x.attended
  from training_session s join course k on k.id = s.course_id left join app_user u on u.id = s.trainer_id cross join lateral (
    select (count(*) filter (where p.state = 'signed'))::int as signed, (count(*) filter (where p.state = 'waiting'))::int as waiting,
      (count(*) filter (where p.attended))::int as attended from training_place p where p.session_id = s.id) x`;

export async function sessionById(db: Db, id: string, now: string): Promise<TrainingSession | undefined> {
  const found = await sql<TrainingSession>`${sessions(now)} where s.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

/** Holds a session as it stands, and who has a place at it, until the caller's transaction ends. */
export async function lockSession(db: Db, id: string): Promise<void> {
  await sql`select from training_session where id = ${id}::uuid for update`.execute(db);
}

/** One page: what is ahead by when it begins, what is past the latest first. */
export async function listSessions(
  db: Db,
  of: { view: 'ahead' | 'past'; courseId?: string | undefined; now: string; after: string[] | null; limit: number },
): Promise<TrainingSession[]> {
  const ahead = of.view === 'ahead';
  const [side, way] = ahead ? [sql.raw('>'), sql.raw('asc')] : [sql.raw('<'), sql.raw('desc')];
  const found = await sql<TrainingSession>`${sessions(of.now)}
    where ${ahead ? sql`s.ends_at > ${of.now}::timestamptz` : sql`s.ends_at <= ${of.now}::timestamptz`}
      and ${of.courseId ? sql`s.course_id = ${of.courseId}::uuid` : sql`true`}
      and ${of.after ? sql`(s.starts_at, s.id) ${side} (${of.after[0]}::timestamptz, ${of.after[1]}::uuid)` : sql`true`}
    order by s.starts_at ${way}, s.id ${way} limit ${of.limit}`.execute(db);
  return found.rows;
}

export type SessionFields = Pick<TrainingSession, 'mode' | 'startsAt' | 'endsAt' | 'place' | 'link' | 'trainerId' | 'capacity'>;
export async function insertSession(
  db: Db,
  { id, courseId, now, userId, ...s }: SessionFields & { id: string; courseId: string; now: string; userId: string | null },
): Promise<void> {
  await sql`insert into training_session (id, course_id, mode, starts_at, ends_at, place, link, trainer_id, capacity, created_at, created_by)
    values (${id}::uuid, ${courseId}::uuid, ${s.mode}, ${s.startsAt}::timestamptz, ${s.endsAt}::timestamptz, ${s.place}, ${s.link}, ${s.trainerId}::uuid,
      ${s.capacity}, ${now}::timestamptz, ${userId}::uuid)`.execute(db);
}
export async function updateSession(
  db: Db,
  { id, cancelledAt, ...s }: SessionFields & Pick<TrainingSession, 'id' | 'cancelledAt'>,
): Promise<void> {
  await sql`update training_session set mode = ${s.mode}, starts_at = ${s.startsAt}::timestamptz, ends_at = ${s.endsAt}::timestamptz, place = ${s.place},
      link = ${s.link}, trainer_id = ${s.trainerId}::uuid, capacity = ${s.capacity}, cancelled_at = ${cancelledAt}::timestamptz, revision = revision + 1
    where id = ${id}::uuid`.execute(db);
}

const PLACES = sql`
  select p.id, p.account_id as "accountId", a.name as "accountName", p.contact_id as "contactId", p.user_id as "userId", c.name as "contactName",
    u.name as "userName", p.state, p.signed_at as "signedAt", p.attended
  from training_place p left join account a on a.id = p.account_id left join contact c on c.account_id = p.account_id and c.id = p.contact_id
    left join app_user u on u.id = p.user_id`;

/** One page of who signed up, in that order: ours, and people of accounts in the scope. */
export async function listPlaces(
  db: Db,
  of: { sessionId: string; scope: Scope; after: string[] | null; limit: number },
): Promise<TrainingPlace[]> {
  const found = await sql<TrainingPlace>`${PLACES}
    where p.session_id = ${of.sessionId}::uuid and p.state <> 'withdrawn' and (p.account_id is null or ${accountInScope(of.scope, sql`p.account_id`)})
      and ${of.after ? sql`(p.signed_at, p.id) > (${of.after[0]}::timestamptz, ${of.after[1]}::uuid)` : sql`true`}
    order by p.signed_at, p.id limit ${of.limit}`.execute(db);
  return found.rows;
}
export async function placeById(db: Db, id: string): Promise<(TrainingPlace & { sessionId: string }) | undefined> {
  const found = await sql<TrainingPlace & { sessionId: string }>`
    select x.*, p.session_id as "sessionId" from (${PLACES}) x join training_place p on p.id = x.id where x.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}
