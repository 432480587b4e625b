import { MailTimes, NOTIFICATION_KINDS, type NotificationKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import { reachesAccount } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { mayBeTold } from '../sources.ts';

export interface Pending {
  userId: string;
  times: MailTimes;
  /** Since when the first waits to be mailed at once, or with the digest. */
  atOnce: string | null;
  digest: string | null;
}

/** For whom notifications wait to be mailed. */
export async function selectPending(db: Db): Promise<Pending[]> {
  const found = await sql<Omit<Pending, 'times'> & { times: unknown }>`
    select n.user_id as "userId", p.times, min(n.created_at) filter (where n.mail = 'at_once') as "atOnce",
      min(n.created_at) filter (where n.mail = 'digest') as digest
    from notification n left join notification_preference p on p.user_id = n.user_id where n.mail <> 'off'
    group by n.user_id, p.times order by n.user_id`.execute(db);
  return found.rows.map((row) => ({ ...row, times: MailTimes.parse(row.times ?? {}) }));
}

export interface ToMail {
  id: string;
  userId: string;
  email: string;
  language: 'zh' | 'en' | null;
  how: 'at_once' | 'digest';
  kind: NotificationKind;
  facts: object;
  accountId: string | null;
  accountName: string | null;
  subjectId: string | null;
}

/**
 * Takes what is due to be mailed off the notifications, whoever asks next finds it gone; answers what may be told of it, by person, the earliest first.
 * What is read already, or of an account that its reader no longer meets, is mailed to nobody.
 */
export async function takePending(db: Db, due: readonly { userId: string; how: 'at_once' | 'digest' }[], today: string): Promise<ToMail[]> {
  const found = await sql<ToMail>`
    with due as (select d."userId" as user_id, d.how from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) d("userId" uuid, how text)),
    taken as (update notification n set mail = 'off' from due d where n.user_id = d.user_id and n.mail = d.how returning n.*, d.how)
    select n.id, n.user_id as "userId", u.email, u.language, n.how, n.kind, n.facts, n.account_id as "accountId", a.name as "accountName",
      n.subject_id as "subjectId"
    from taken n join app_user u on u.id = n.user_id and u.disabled_at is null left join account a on a.id = n.account_id
    where n.read_at is null and n.kind = any(${NOTIFICATION_KINDS}::text[]) and ${mayBeTold(reachesAccount('reads', sql`${today}`))}
    order by n.user_id, n.how, n.created_at, n.id`.execute(db);
  return found.rows;
}
