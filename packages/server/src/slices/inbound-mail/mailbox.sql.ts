import type { Mailbox } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface MailboxRow {
  id: string;
  name: string;
  kind: Mailbox['kind'];
  enabled: boolean;
  acknowledges: boolean;
  authserv_id: string | null;
  address: string;
  host: string | null;
  port: number | null;
  security: Mailbox['security'];
  user_name: string | null;
  sealed_password: string | null;
  folder: string | null;
  secret_hash: Buffer | null;
  since: string;
  uid_validity: string | null;
  last_uid: string;
  asked_at: string | null;
  error: string | null;
}
export type CountedMailbox = MailboxRow & { mails: number; failed: number };

export async function selectMailboxes(db: Db, id: string | null = null): Promise<CountedMailbox[]> {
  const found = await sql<CountedMailbox>`
    select m.*, counted.mails, counted.failed from mailbox m
    cross join lateral (select count(*)::int as mails, count(*) filter (where i.state = 'failed')::int as failed from inbound_mail i where i.mailbox_id = m.id) counted
    where ${id}::uuid is null or m.id = ${id}::uuid order by m.name, m.id`.execute(db);
  return found.rows;
}

/** A mailbox under a lock, so that two who change it at once do not undo one another, and none moves its cursor meanwhile. */
export async function lockMailbox(db: Db, id: string): Promise<MailboxRow | undefined> {
  const found = await sql<MailboxRow>`select * from mailbox where id = ${id}::uuid for update`.execute(db);
  return found.rows[0];
}

/** Adds it, or writes what may be changed. The cursor is no part of that, unless the mail is elsewhere from now on. */
export async function putMailbox(db: Db, row: Omit<MailboxRow, 'asked_at' | 'error'>): Promise<void> {
  await sql`
    insert into mailbox as m (id, name, kind, enabled, acknowledges, authserv_id, address, host, port, security, user_name, sealed_password, folder, secret_hash, since, uid_validity, last_uid)
    values (${row.id}, ${row.name}, ${row.kind}, ${row.enabled}, ${row.acknowledges}, ${row.authserv_id}, ${row.address}, ${row.host}, ${row.port}, ${row.security}, ${row.user_name},
      ${row.sealed_password}, ${row.folder}, ${row.secret_hash}, ${row.since}::timestamptz, ${row.uid_validity}::bigint, ${row.last_uid}::bigint)
    on conflict (id) do update set name = excluded.name, enabled = excluded.enabled, acknowledges = excluded.acknowledges, authserv_id = excluded.authserv_id, address = excluded.address, host = excluded.host, port = excluded.port,
      security = excluded.security, user_name = excluded.user_name, sealed_password = excluded.sealed_password, folder = excluded.folder,
      secret_hash = excluded.secret_hash, uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, error = null`.execute(db);
}

export async function nameTaken(db: Db, name: string, exceptId: string): Promise<boolean> {
  const found = await sql`select from mailbox where name = ${name} and id <> ${exceptId}::uuid`.execute(db);
  return found.rows.length > 0;
}

export async function deleteMailbox(db: Db, id: string): Promise<void> {
  await sql`delete from mailbox where id = ${id}::uuid`.execute(db);
}

/** What came of asking it. */
// unaudited: the state of a connection, no act of anybody
export async function noteAsked(db: Db, id: string, { error, now }: { error: string | null; now: string }): Promise<void> {
  await sql`update mailbox set asked_at = ${now}::timestamptz, error = ${error} where id = ${id}::uuid`.execute(db);
}

/** The mail up to which everything is kept here. */
// unaudited: moves with the mail that is kept in the same transaction
export async function moveCursor(db: Db, id: string, { validity, uid }: { validity: string; uid: number }): Promise<void> {
  await sql`update mailbox set uid_validity = ${validity}::bigint, last_uid = ${uid} where id = ${id}::uuid`.execute(db);
}

/** Addresses that are ours: what comes from them we wrote. */
export async function ownAddresses(db: Db): Promise<string[]> {
  const found = await sql<{ address: string }>`select lower(address) as address from mailbox`.execute(db);
  return found.rows.map(({ address }) => address);
}

/** The mailbox of a hook's secret. */
export async function mailboxOfSecret(db: Db, hash: Buffer): Promise<string | null> {
  const found = await sql<{ id: string }>`select id from mailbox where secret_hash = ${hash} and enabled`.execute(db);
  return found.rows[0]?.id ?? null;
}
