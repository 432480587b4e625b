import type { ChannelHook } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

export type HookRow = ChannelHook & { sealedSecrets: string; secretHash: Buffer };
const HOOKS = sql`select h.id, h.name, h.kind, h.channel, h.enabled, h.answers_since is not null as answers, h.product_id as "productId", p.name as "productName", h.heard_at as "heardAt",
    ((select count(*) from channel_message m where m.hook_id = h.id) + (select count(*) from phone_call c where c.hook_id = h.id))::int as messages, (select min(a.error) from channel_account a where a.hook_id = h.id) as error, h.sealed_secrets as "sealedSecrets", h.secret_hash as "secretHash"
  from channel_hook h left join product p on p.id = h.product_id`;
const hooksWhere = async (db: Db, which: Sql): Promise<HookRow[]> =>
  (await sql<HookRow>`${HOOKS} where ${which} order by h.name limit 200`.execute(db)).rows;

export const allHooks = (db: Db) => hooksWhere(db, sql`true`);
export const hookById = async (db: Db, id: string) => (await hooksWhere(db, sql`h.id = ${id}::uuid`))[0];

export type SecretOf = Pick<HookRow, 'id' | 'kind' | 'sealedSecrets'>;
/** The hook in use whose path ends in a secret. */
export async function hookOfSecret(db: Db, hash: Buffer): Promise<SecretOf | undefined> {
  const found = await sql<SecretOf>`
    select id, kind, sealed_secrets as "sealedSecrets" from channel_hook where secret_hash = ${hash} and enabled`.execute(db);
  return found.rows[0];
}

export type KeptHook = Pick<
  HookRow,
  'id' | 'name' | 'kind' | 'channel' | 'enabled' | 'answers' | 'productId' | 'sealedSecrets' | 'secretHash'
>;
/** Writes a hook; answers false where another has its name. What the platform gave to speak with may not fit what is kept now. */
// unaudited: the verb records it
export async function putHook(db: Db, h: KeptHook, now: string): Promise<boolean> {
  const put = await sql`
    insert into channel_hook (id, name, kind, channel, enabled, answers_since, product_id, secret_hash, sealed_secrets)
    select ${h.id}, ${h.name}, ${h.kind}, ${h.channel}, ${h.enabled}, ${h.answers ? now : null}::timestamptz, ${h.productId}::uuid, ${h.secretHash}, ${h.sealedSecrets}
    where not exists (select from channel_hook o where o.name = ${h.name} and o.id <> ${h.id}::uuid)
    on conflict (id) do update set name = excluded.name, enabled = excluded.enabled,
      answers_since = case when excluded.answers_since is not null then coalesce(channel_hook.answers_since, excluded.answers_since) end,
      sealed_token = null, token_until = null, demo = false, product_id = excluded.product_id,
      secret_hash = excluded.secret_hash, sealed_secrets = excluded.sealed_secrets`.execute(db);
  return Number(put.numAffectedRows ?? 0) === 1;
}

// unaudited: the verb records it
export async function deleteHook(db: Db, id: string): Promise<void> {
  await sql`delete from channel_hook where id = ${id}`.execute(db);
}

/** Messages of one chat come one after the other. */
export async function lockThread(db: Db, id: string, thread: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${id} ${thread}`}, 0))`.execute(db);
}
export async function requestOfMessage(db: Db, id: string, messageId: string): Promise<string | undefined> {
  const found = await sql<{ request_id: string }>`
    select request_id from channel_message where hook_id = ${id} and message_id = ${messageId}`.execute(db);
  return found.rows[0]?.request_id;
}
/** The request that a chat goes on with, and how much was said there since a moment. */
export async function threadOf(db: Db, id: string, thread: string, since: string): Promise<{ requestId: string | null; lately: number }> {
  const found = await sql<{ requestId: string | null; lately: number }>`
    select (select request_id from channel_message where hook_id = ${id} and thread = ${thread} order by at desc limit 1) as "requestId",
      (select count(*)::int from channel_message where hook_id = ${id} and thread = ${thread} and at > ${since}::timestamptz) as lately`.execute(
    db,
  );
  return found.rows[0]!;
}

export interface TakenMessage {
  id: string;
  messageId: string;
  thread: string;
  requestId: string;
  entryId: string;
  sealedWay: string | null;
  now: string;
}
// unaudited: what was said is recorded with its request
export async function noteMessage(db: Db, { id, messageId, thread, requestId, entryId, sealedWay, now }: TakenMessage): Promise<void> {
  await sql`insert into channel_message (hook_id, message_id, thread, request_id, entry_id, sealed_way, at)
    values (${id}, ${messageId}, ${thread}, ${requestId}, ${entryId}, ${sealedWay}, ${now})`.execute(db);
  await noteHeard(db, id, now);
}
// unaudited: what was heard is recorded with its request or call
export async function noteHeard(db: Db, id: string, now: string): Promise<void> {
  await sql`update channel_hook set heard_at = ${now} where id = ${id}`.execute(db);
}
