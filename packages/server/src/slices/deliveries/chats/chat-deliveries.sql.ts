import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { leaseFrom } from '../deliveries.sql.ts';
import { queueRows } from '../send-later.sql.ts';

/** A file that goes along with what is said. */
export interface ChatAttachment {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
}
/** What is said in a chat. */
export interface ChatContent {
  /** The chat's name. */
  to: string;
  subject: string;
  text: string;
  hookId: string;
  /** The message that is answered. */
  messageId: string;
  /** By which people know the request. */
  number: number;
  files?: ChatAttachment[];
  /** How many of its messages are there, where it is more than one. */
  done?: number;
  /** Files that stay behind, and why. */
  unsent?: Unsent[];
}
interface Unsent {
  fileId: string;
  name: string;
  error: string;
}

/** What sends them: ask for it by `enqueue` where somebody waits for what was said. */
export const CHAT_JOB = 'deliveries.chats';

/** The door to chats: puts answers into the queue in the caller's transaction, each key once. */
// unaudited: the answer is recorded with its request
export async function queueChats(
  db: Db,
  chats: readonly (ChatContent & { key: string; accountId: string | null })[],
  now: string,
): Promise<number> {
  const rows = chats.map(({ key, accountId, ...content }) => ({ key, account_id: accountId, content }));
  return queueRows(
    db,
    'chat',
    sql`select m.key, null::uuid as user_id, m.account_id, ${now}::timestamptz as at, m.content
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) m(key text, account_id uuid, content jsonb)`,
    now,
  );
}

/** Notes that some messages of an answer are there: the next attempt goes on after them, and the one that is going on has its time anew. */
// unaudited: every attempt is kept with its delivery
export async function notePart(
  db: Db,
  { id, ...part }: { id: string; done: number; unsent: readonly Unsent[] },
  now: string,
): Promise<void> {
  await sql`update delivery set content = content || ${JSON.stringify(part)}::jsonb,
      next_at = case when state = 'waiting' then ${leaseFrom(now)}::timestamptz else next_at end where id = ${id}::uuid`.execute(db);
}
