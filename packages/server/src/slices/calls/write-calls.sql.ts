import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface CallByHand {
  id: string;
  direction: 'in' | 'out';
  number: string | null;
  beganAt: string;
  seconds: number;
  pickedUp: boolean;
  userId: string | null;
  accountId: string | null;
  contactId: string | null;
  requestId: string | null;
  note: string | null;
}
// unaudited: calls.log records it
export async function insertCall(db: Db, c: CallByHand): Promise<void> {
  await sql`
    insert into phone_call (id, direction, number, began_at, answered_at, ended_at, talk_seconds, agent_id, account_id, contact_id, request_id, note)
    values (${c.id}, ${c.direction}, ${c.number}, ${c.beganAt}, ${c.pickedUp ? c.beganAt : null}::timestamptz,
      ${c.beganAt}::timestamptz + make_interval(secs => ${c.seconds}), ${c.pickedUp ? c.seconds : null}::int, ${c.userId}, ${c.accountId}, ${c.contactId},
      ${c.requestId}, ${c.note})`.execute(db);
}

/** Says which request a call belongs to; a caller of nobody is then the request's. */
// unaudited: calls.link records it
export async function setRequest(db: Db, id: string, requestId: string | null): Promise<void> {
  await sql`
    update phone_call c set request_id = ${requestId}::uuid, account_id = coalesce(c.account_id, r.account_id),
      contact_id = case when c.account_id is null then r.contact_id else c.contact_id end
    from (select 1) one left join service_request r on r.id = ${requestId}::uuid where c.id = ${id}`.execute(db);
}

// unaudited: calls.dismiss records it
export async function setDismissed(db: Db, id: string, userId: string | null, now: string): Promise<void> {
  await sql`update phone_call_ring set dismissed_at = ${now} where call_id = ${id} and user_id = ${userId}::uuid`.execute(db);
}

export interface LineRow {
  extension: string;
  userId: string;
  userName: string;
}
export async function selectLines(db: Db): Promise<LineRow[]> {
  const found = await sql<LineRow>`
    select l.extension, l.user_id as "userId", u.name as "userName" from phone_line l join app_user u on u.id = l.user_id order by l.extension`.execute(
    db,
  );
  return found.rows;
}
/** All extensions anew; of people who are not there, none. */
// unaudited: calls.setLines records it
export async function putLines(db: Db, lines: readonly Pick<LineRow, 'extension' | 'userId'>[]): Promise<void> {
  await sql`delete from phone_line`.execute(db);
  await sql`
    insert into phone_line (extension, user_id) select distinct on (l.extension) l.extension, u.id
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(extension text, "userId" uuid) join app_user u on u.id = l."userId" order by l.extension`.execute(
    db,
  );
}
