import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import type { Writer } from '../handle/writer.sql.ts';

const TOKEN = /\[#R-(\d{1,12})\]/;
/** What a subject carries, so that an answer finds back though its program forgot what it answers. */
export const tokenOf = (number: number): string => `[#R-${number}]`;

/** “Re:” as often as programs put it, and our token. */
const BEFORE = /^\s*((re|aw|sv|antw|回复|答复|回覆)\s*(\[\d+\])?\s*[:：]\s*)+/i;
export const bareSubject = (subject: string): string => subject.replace(TOKEN, '').replace(BEFORE, '').replace(/\s+/g, ' ').trim();

/** The request that a subject names, for who belongs to it: of its customer, or has written to it before. Numbers are easily guessed. */
export async function requestOfToken(
  db: Db,
  { subject, address, writer }: { subject: string; address: string; writer: Writer | null },
): Promise<string | null> {
  const number = TOKEN.exec(subject)?.[1];
  if (!number) return null;
  const found = await sql<{ id: string }>`
    select r.id from service_request r where r.number = ${number}::bigint and (r.account_id = ${writer?.accountId ?? null}::uuid
      or exists (select from mail_thread t where t.request_id = r.id and t.address = ${address}))`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** The number by which people know a request. */
export async function numberOf(db: Db, requestId: string): Promise<number> {
  const found = await sql<{ number: number }>`select number::int from service_request where id = ${requestId}::uuid`.execute(db);
  return found.rows[0]!.number;
}
