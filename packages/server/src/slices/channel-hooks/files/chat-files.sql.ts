import type { ChatFile, HookKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

export interface NewChatFile extends Pick<ChatFile, 'kind' | 'name'> {
  sealedSource: string;
}
/** What came with a message, to be fetched. */
// unaudited: what was said with it is recorded
export async function insertChatFiles(
  db: Db,
  { id, messageId, now }: { id: string; messageId: string; now: string },
  files: readonly NewChatFile[],
): Promise<void> {
  await sql`insert into channel_file (hook_id, message_id, seq, kind, name, sealed_source, next_at)
    select ${id}::uuid, ${messageId}, row_number() over (), f.kind, f.name, f."sealedSource", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) f(kind text, name text, "sealedSource" text)`.execute(db);
}

/** How many files came in a chat since a moment. */
export async function filesSince(db: Db, id: string, thread: string, since: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from channel_message m join channel_file f on f.hook_id = m.hook_id and f.message_id = m.message_id
    where m.hook_id = ${id} and m.thread = ${thread} and m.at > ${since}::timestamptz`.execute(db);
  return found.rows[0]?.n ?? 0;
}

export interface DueFile extends Pick<ChatFile, 'kind' | 'name'> {
  hookId: string;
  messageId: string;
  seq: number;
  attempts: number;
  sealedSource: string;
  hookKind: HookKind;
  sealedSecrets: string;
  sealedWay: string | null;
}
const LEASE_MINUTES = 15;
/** Takes files that are due, for this process alone; what a killed one held is taken up again after its lease. */
// unaudited: a claim; what comes of it is noted
export async function claimFiles(db: Db, now: string, limit: number): Promise<DueFile[]> {
  const lease = Temporal.Instant.from(now).add({ minutes: LEASE_MINUTES }).toString();
  const found = await sql<DueFile>`
    with due as (select hook_id, message_id, seq from channel_file where state = 'waiting' and next_at <= ${now}::timestamptz
        order by next_at, message_id, seq limit ${limit} for update skip locked),
      held as (update channel_file f set attempts = attempts + 1, next_at = ${lease}::timestamptz from due d
        where f.hook_id = d.hook_id and f.message_id = d.message_id and f.seq = d.seq returning f.*)
    select f.hook_id as "hookId", f.message_id as "messageId", f.seq, f.kind, f.name, f.attempts, f.sealed_source as "sealedSource",
      h.kind as "hookKind", h.sealed_secrets as "sealedSecrets", m.sealed_way as "sealedWay"
    from held f join channel_hook h on h.id = f.hook_id join channel_message m on m.hook_id = f.hook_id and m.message_id = f.message_id
    order by m.at, f.message_id, f.seq`.execute(db);
  return found.rows;
}

export type Fate = { state: 'kept' } | { state: 'failed' | 'waiting'; error: string; nextAt: string | null };
// unaudited: what came of it stands with it
export async function noteFate(db: Db, { hookId, messageId, seq, attempts }: DueFile, fate: Fate, now: string): Promise<void> {
  const [error, nextAt] = fate.state === 'kept' ? [null, null] : [fate.error, fate.nextAt];
  await sql`update channel_file set state = ${fate.state}, error = ${error}, next_at = coalesce(${nextAt}::timestamptz, ${now}::timestamptz)
    where hook_id = ${hookId} and message_id = ${messageId} and seq = ${seq} and state = 'waiting' and attempts = ${attempts}`.execute(db);
}

/** Where a message stands now, held until the transaction ends; of one from before that was kept, nowhere. */
export async function placeOf(
  db: Db,
  { hookId, messageId }: Pick<DueFile, 'hookId' | 'messageId'>,
): Promise<{ requestId: string; entryId: string } | undefined> {
  const found = await sql<{ requestId: string; entryId: string }>`
    select request_id as "requestId", entry_id as "entryId" from channel_message
    where hook_id = ${hookId} and message_id = ${messageId} and entry_id is not null for share`.execute(db);
  return found.rows[0];
}
