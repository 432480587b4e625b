import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { OF_EVERYBODY } from '../../../kernel/mail-domains.ts';
import { mailAddress } from '../../contacts/index.ts';

export interface DueAnswer {
  entryId: string;
  requestId: string;
  accountId: string | null;
  number: number;
  subject: string;
  body: string;
  files: { fileId: string; name: string; mediaType: string; bytes: number }[];
  /** Who wrote last of those who may read it, else the person of the request; null: nobody whose address we know. */
  address: string | null;
  /** The mailbox that was written to, else any that is in use. */
  replyTo: string | null;
  /** Mails of the request, the oldest first; of ours what stands before the @. */
  thread: { id: string; theirs: boolean }[];
}
const MOST_IN_THREAD = 20;

const domainOf = (address: Sql): Sql<string> => sql<string>`split_part(lower(btrim(${address})), '@', 2)`;
/**
 * Whether answers may go to who wrote mail `t` of request `r`: to the address that wrote first, to people of the customer and to those of its mail domain.
 * Anybody may come to know of a mail and answer it; what the desk says is not theirs to read.
 */
const mayRead = sql<boolean>`(t.address = first.address
  or exists (select from contact c where c.account_id = r.account_id and lower(btrim(c.email)) = t.address)
  or ${domainOf(sql`t.address`)} <> all(${OF_EVERYBODY}) and (${domainOf(sql`t.address`)} = ${domainOf(sql`first.address`)}
    or exists (select from contact c where c.account_id = r.account_id and ${domainOf(sql`c.email`)} = ${domainOf(sql`t.address`)})))`;
/** Mails of request `d.request_id`: its own, and those whose words were moved to it from another. */
const mails = sql`(select t.* from mail_thread t where t.request_id = d.request_id
  union select t.* from request_entry e join mail_thread t on t.message_id = e.message_id where e.request_id = d.request_id)`;

/** Answers by mail, or to what was asked on the portal or by a form, that no mail was made of yet; what is older than a moment is left. */
export async function dueAnswers(db: Db, since: string, limit: number): Promise<DueAnswer[]> {
  const found = await sql<DueAnswer>`
    with due as (
      select e.id, e.request_id, e.body, e.at from request_entry e
      where e.kind = 'out' and e.channel in ('mail', 'portal', 'form', 'widget') and e.at > ${since}::timestamptz and not exists (select from mail_thread t where t.entry_id = e.id)
      order by e.at, e.id limit ${limit})
    select d.id as "entryId", d.request_id as "requestId", r.account_id as "accountId", r.number::int, r.subject, d.body,
      (select coalesce(jsonb_agg(jsonb_build_object('fileId', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) order by f.id), '[]')
        from request_file f where f.request_id = d.request_id and f.entry_id = d.id) as files,
      coalesce(last.address, person.address) as address,
      coalesce(last.reply_to, (select m.address from mailbox m where m.enabled order by m.name limit 1)) as "replyTo",
      coalesce(thread.mails, '[]') as thread
    from due d join service_request r on r.id = d.request_id
    left join lateral (select t.address from ${mails} t where t.address is not null order by t.at, t.message_id limit 1) first on true
    left join lateral (select t.address, m.address as reply_to from ${mails} t left join mailbox m on m.id = t.mailbox_id
      where t.address is not null and ${mayRead} order by t.at desc, t.message_id limit 1) last on true
    left join lateral (select ${mailAddress} as address from contact c where c.account_id = r.account_id and c.id = r.contact_id) person on true
    left join lateral (select jsonb_agg(jsonb_build_object('id', t.message_id, 'theirs', t.address is not null) order by t.at, t.message_id) as mails
      from (select * from ${mails} t order by t.at desc limit ${MOST_IN_THREAD}) t) thread on true
    order by d.at, d.id`.execute(db);
  return found.rows;
}

/** Notes which mail says what of a request, by the key of its delivery: an answer to it finds back, and none is made twice. */
// unaudited: that it is sent is kept with its delivery
export async function noteAnswers(
  db: Db,
  answers: readonly { key: string; entryId: string | null; requestId: string }[],
  now: string,
): Promise<void> {
  await sql`insert into mail_thread (message_id, request_id, entry_id, at)
    select d.id::text, a."requestId", a."entryId", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) a(key text, "entryId" uuid, "requestId" uuid) join delivery d on d.key = a.key
    on conflict do nothing`.execute(db);
}
