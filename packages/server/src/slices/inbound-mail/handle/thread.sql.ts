import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Our mails are known by what stands before the @ alone: from which address they go out may change until then. */
const keyOf = (messageId: string): string => {
  const local = messageId.slice(0, messageId.lastIndexOf('@')).toLowerCase();
  return UUID.test(local) ? local : messageId;
};

/** The request of a mail that is answered, the nearest known first: where its words stand now, should they have been moved to another request. */
export async function threadOf(db: Db, answers: readonly string[]): Promise<string | null> {
  if (!answers.length) return null;
  const found = await sql<{ request_id: string }>`
    select coalesce(e.request_id, t.request_id) as request_id
    from unnest(${[...answers]}::text[], ${answers.map(keyOf)}::text[]) with ordinality k(id, key, place)
    left join request_entry e on e.message_id = k.id left join mail_thread t on t.message_id = k.key
    where e.request_id is not null or t.request_id is not null order by k.place limit 1`.execute(db);
  return found.rows[0]?.request_id ?? null;
}

/** Whether a request is one that an address opened without having proven that it is theirs: what else it writes goes on with it. */
export async function isUnproven(db: Db, requestId: string, address: string): Promise<boolean> {
  const found = await sql`select from mail_thread t join request_entry e on e.request_id = t.request_id
    where t.request_id = ${requestId}::uuid and t.address = ${address} and e.kind = 'event' and e.event ->> 'what' like 'unproven%' limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}

/** Notes that a mail of theirs belongs to a request; of two requests the first. */
// unaudited: what the mail is part of is recorded there
export async function noteThread(
  db: Db,
  {
    messageId,
    requestId,
    address,
    mailboxId,
    now,
  }: { messageId: string; requestId: string; address: string; mailboxId: string | null; now: string },
): Promise<void> {
  await sql`insert into mail_thread (message_id, request_id, address, mailbox_id, at)
    values (${keyOf(messageId)}, ${requestId}, ${address}, ${mailboxId}::uuid, ${now}::timestamptz) on conflict (message_id) do nothing`.execute(
    db,
  );
}

/** Whether we sent the mail ourselves. */
export async function isOurs(db: Db, messageId: string | null): Promise<boolean> {
  const key = messageId === null ? '' : keyOf(messageId);
  if (!UUID.test(key)) return false;
  const found = await sql`select from delivery where id = ${key}::uuid`.execute(db);
  return found.rows.length > 0;
}
