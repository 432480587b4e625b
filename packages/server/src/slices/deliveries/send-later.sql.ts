import type { Delivery } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** A mail that is to be sent. */
export interface Mail {
  /** What it is, for instance `play:<run>:<step>:<contact>`: a key is sent once, however often it is asked for. */
  key: string;
  to: string;
  subject: string;
  /** Plain text; `html` beside it where there is more to show. */
  text: string;
  html?: string;
  /** Where its reader says how they wish to be told, for the header that mail programs show as “unsubscribe”. */
  preferences?: string;
  /** Where an answer goes, when not to whom it is from. */
  replyTo?: string;
  /**
   * It answers a mail that its reader wrote (`to` by its Message-ID, which `references` leads up to): it is sent to who wants no other mail, and has no
   * footer. `automatic`: written by us and no person.
   */
  answer?: { automatic: boolean; to: string | null; references: readonly string[] };
  /** Files that go with it, kept elsewhere: one that is gone by then is left out. */
  files?: readonly { fileId: string; name: string; mediaType: string }[];
  /** Of our own people. */
  userId?: string;
  /** The account it concerns: the operator's page names it, and it goes with the account. */
  accountId?: string;
  /** Not before; at once where absent. */
  at?: string;
}

/**
 * The door for mail: puts mails into the queue in the caller's transaction, one statement however many, and answers how many are new. They
 * are sent within a minute once that transaction is committed and a mail server is set, tried again with growing pauses, and shown to the
 * operator with what the server answered. Whether the address may be written to at all (consent, quiet hours, how often) is for the
 * caller to know, who says the moment by `at`. `delivery.key` tells later what came of one: state, attempts, error, ended_at.
 */
// unaudited: what made the mail is recorded where it was asked for
export async function sendLater(db: Db, mails: readonly Mail[], now: string): Promise<number> {
  if (!mails.length) return 0;
  const rows = mails.map(({ key, userId, accountId, at, ...content }) => ({
    key,
    user_id: userId,
    account_id: accountId,
    at: at ?? now,
    content,
  }));
  return queueMails(
    db,
    sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) m(key text, user_id uuid, account_id uuid, at timestamptz, content jsonb)`,
    now,
  );
}

/** The same for mails that a statement makes: rows of key, user_id, account_id, at, and content as a Mail has it (to, subject, text). */
// unaudited: as sendLater
export const queueMails = (db: Db, mails: Sql, now: string): Promise<number> => queueRows(db, 'mail', mails, now);

/** Puts rows of key, user_id, account_id, at and content into the queue of a channel, each key once. */
// unaudited: as sendLater
export async function queueRows(db: Db, channel: Delivery['channel'], rows: Sql, now: string): Promise<number> {
  const made = await sql`
    insert into delivery (id, key, channel, user_id, account_id, content, next_at, created_at)
    select uuid7(${now}::timestamptz), m.key, ${channel}, m.user_id, m.account_id, m.content, m.at, ${now}::timestamptz from (${rows}) m
    on conflict (key) do nothing`.execute(db);
  return Number(made.numAffectedRows ?? 0);
}

/** Takes mails that nobody has begun to send out of the queue, by their keys; answers which. */
// unaudited: what called them off is recorded where that was asked for
export async function withdrawMails(db: Db, keys: Sql): Promise<string[]> {
  const gone = await sql<{
    key: string;
  }>`delete from delivery where key in (${keys}) and state = 'waiting' and attempts = 0 returning key`.execute(db);
  return gone.rows.map(({ key }) => key);
}
