import type { InboundMail } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { headOf } from './mail-head.ts';
import type { Proof } from './read/authentication.ts';

/** Keeps a raw message once, however often it comes; answers whether it is new. It is durable when the caller's transaction is committed. */
// unaudited: what arrives is kept as it came, and its handling is recorded
export async function keepMail(
  db: Db,
  { mailboxId, raw, bytes, now }: { mailboxId: string; raw: Buffer; bytes: number; now: string },
): Promise<boolean> {
  const { messageId, digest } = headOf(raw);
  const done = await sql`
    insert into inbound_mail (id, mailbox_id, digest, message_id, bytes, raw, next_at, received_at)
    values (${newId()}, ${mailboxId}, ${digest}, ${messageId}, ${bytes}, ${raw}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (digest) do nothing`.execute(db);
  return Number(done.numAffectedRows ?? 0) > 0;
}

export interface ClaimedMail {
  id: string;
  mailbox_id: string | null;
  message_id: string | null;
  bytes: number;
  raw: Buffer | null;
  attempts: number;
  insisted: boolean;
  received_at: string;
}
/** How long one that is being handled is left to whoever took it. */
const LEASE_MINUTES = 10;

/** Takes the mail that has waited longest, for this process alone; what a killed one held is taken up again after its lease. */
// unaudited: a claim; what comes of it is noted
export async function claimMail(db: Db, now: string): Promise<ClaimedMail | undefined> {
  const lease = Temporal.Instant.from(now).add({ minutes: LEASE_MINUTES }).toString();
  const found = await sql<ClaimedMail>`
    update inbound_mail set attempts = attempts + 1, next_at = ${lease}::timestamptz
    where id = (select id from inbound_mail where state = 'received' and next_at <= ${now}::timestamptz order by received_at, id limit 1 for update skip locked)
    returning id, mailbox_id, message_id, bytes::int, raw, attempts, insisted, received_at`.execute(db);
  return found.rows[0];
}

export interface Ended {
  state: Exclude<InboundMail['state'], 'received'>;
  reason?: InboundMail['reason'];
  requestId?: string | null;
  error?: string;
}
// unaudited: the request that it becomes is recorded; else the row itself says why there is none
export async function endMail(db: Db, id: string, { state, reason = null, requestId = null, error }: Ended, now: string): Promise<void> {
  await sql`update inbound_mail set state = ${state}, reason = ${reason}, request_id = ${requestId}, error = ${error ?? null}, ended_at = ${now}::timestamptz
    where id = ${id}::uuid and state = 'received'`.execute(db);
}

/** Who wrote, whether that is proven, and about what, as the list shows it. */
// unaudited: as the mail says
export async function noteHeaders(
  db: Db,
  id: string,
  { address, name, subject, proof }: { address: string | null; name: string | null; subject: string; proof: Proof | null },
): Promise<void> {
  await sql`update inbound_mail set from_address = ${address}, from_name = ${name}, subject = ${subject}, proven = ${proof?.proven ?? null}, proof = ${proof?.said ?? null}
    where id = ${id}::uuid`.execute(db);
}

/** Left for later: after an error, which counts as a try, or because another comes first, which does not. */
// unaudited: that it is tried again is kept with it
export async function postpone(db: Db, id: string, { nextAt, error }: { nextAt: string; error: string | null }): Promise<void> {
  await sql`update inbound_mail set next_at = ${nextAt}::timestamptz, error = ${error}, attempts = attempts - ${error === null ? 1 : 0}
    where id = ${id}::uuid and state = 'received'`.execute(db);
}

/** Whether one of the mails that it answers arrived before and waits still: that one comes first. */
export async function waitsFor(db: Db, mail: Pick<ClaimedMail, 'id' | 'received_at'>, answers: readonly string[]): Promise<boolean> {
  if (!answers.length) return false;
  const found =
    await sql`select from inbound_mail where state = 'received' and message_id = any(${[...answers]}::text[]) and id <> ${mail.id}::uuid
    and (received_at, id) < (${mail.received_at}::timestamptz, ${mail.id}::uuid) limit 1`.execute(db);
  return found.rows.length > 0;
}

/** How many mails of an address ended in a state since a moment. */
export async function countOf(db: Db, address: string, state: Ended['state'], since: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from inbound_mail where from_address = ${address} and received_at > ${since}::timestamptz and state = ${state}`.execute(
    db,
  );
  return found.rows[0]!.n;
}

/** Handled once more, whatever would keep it from that. False where there is nothing to handle. */
export async function insist(db: Db, id: string, now: string): Promise<boolean> {
  const done =
    await sql`update inbound_mail set state = 'received', insisted = true, attempts = 0, reason = null, error = null, ended_at = null, next_at = ${now}::timestamptz
    where id = ${id}::uuid and state in ('ignored', 'failed') and raw is not null`.execute(db);
  return Number(done.numAffectedRows) > 0;
}

/** Forgets what mails said that ended before a moment; that they came, and which request they belong to, stays. */
// unaudited: what is forgotten was handled long ago
export async function forgetRaw(db: Db, before: string): Promise<number> {
  const done = await sql`update inbound_mail set raw = null, from_address = null, from_name = null, subject = null
    where raw is not null and ended_at < ${before}::timestamptz`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

const SHOWN = sql`i.id, m.name as "mailboxName", i.from_address as "from", i.from_name as "fromName", i.subject, i.bytes::int, i.state, i.reason, i.error,
  i.request_id as "requestId",
  case when i.proven is not null then jsonb_build_object('proven', i.proven, 'said', i.proof) end as proof, i.received_at as "receivedAt"`;

export async function selectInbound(
  db: Db,
  { state, after, limit }: { state: InboundMail['state'] | undefined; after: string[] | null; limit: number },
): Promise<InboundMail[]> {
  const found = await sql<InboundMail>`
    select ${SHOWN} from inbound_mail i left join mailbox m on m.id = i.mailbox_id
    where ${state ? sql`i.state = ${state}` : sql`true`}
      and ${after ? sql`(i.received_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by i.received_at desc, i.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** One with its raw message, as far as that is kept. */
export async function inboundById(db: Db, id: string): Promise<{ shown: InboundMail; raw: Buffer | null } | undefined> {
  const found = await sql<InboundMail & { raw: Buffer | null }>`
    select ${SHOWN}, i.raw from inbound_mail i left join mailbox m on m.id = i.mailbox_id where i.id = ${id}::uuid`.execute(db);
  const [row] = found.rows;
  if (!row) return undefined;
  const { raw, ...shown } = row;
  return { shown, raw };
}
