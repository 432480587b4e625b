import type { HookKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import type { ChatAttachment } from '../../deliveries/index.ts';

export interface DueChat {
  entryId: string;
  accountId: string | null;
  number: number;
  subject: string;
  body: string;
  files: ChatAttachment[];
  hookId: string;
  hookName: string;
  messageId: string;
}
/** Answers to be said where the customer wrote last, each once; what is older than a moment, or than that answers are said there at all, is left. */
export async function dueChats(db: Db, since: string, limit: number): Promise<DueChat[]> {
  const found = await sql<DueChat>`
    select e.id as "entryId", r.account_id as "accountId", r.number::int, r.subject, e.body, h.id as "hookId", h.name as "hookName",
      h.message_id as "messageId",
      (select coalesce(jsonb_agg(jsonb_build_object('fileId', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) order by f.id), '[]')
        from request_file f where f.request_id = e.request_id and f.entry_id = e.id) as files
    from request_entry e join service_request r on r.id = e.request_id
      join lateral (select c.message_id, h.* from channel_message c join channel_hook h on h.id = c.hook_id
        where c.request_id = e.request_id and h.channel = e.channel order by c.at desc, c.message_id limit 1) h on true
    where e.kind = 'out' and e.at > ${since}::timestamptz and h.enabled and e.at >= h.answers_since
      and not exists (select from delivery d where d.key = 'request:' || e.id)
    order by e.at, e.seq, e.id limit ${limit}`.execute(db);
  return found.rows;
}

export interface ChatOf {
  hookId: string;
  messageId: string;
  kind: HookKind;
  thread: string;
  enabled: boolean;
  answers: boolean;
  sealedSecrets: string;
  sealedWay: string | null;
}
/** Where messages were written, by their chat and id; that of one that is gone is not there. */
export async function chatsOf(db: Db, messages: readonly { hookId: string; messageId: string }[]): Promise<ChatOf[]> {
  const found = await sql<ChatOf>`
    select m.hook_id as "hookId", m.message_id as "messageId", h.kind, m.thread, h.enabled, h.answers_since is not null as answers,
      h.sealed_secrets as "sealedSecrets", m.sealed_way as "sealedWay"
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) q("hookId" uuid, "messageId" text)
      join channel_message m on m.hook_id = q."hookId" and m.message_id = q."messageId" join channel_hook h on h.id = m.hook_id`.execute(
    db,
  );
  return found.rows;
}
