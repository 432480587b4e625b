import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

/** Asks every customer who asked for an item whether its last delivery is it; who was asked already is not asked again. */
// unaudited: the verb that delivers, merges or adds who asked records it
export async function openVerifications({ db, now, today }: Pick<WriteCtx, 'db' | 'now' | 'today'>, itemId: string): Promise<void> {
  await sql`
    insert into feedback_verification (account_id, item_id, round, opened_at, opened_on)
    select distinct k.account_id, i.id, i.round, ${now}::timestamptz, ${today}::date from feedback_item i join feedback_ask k on k.item_id = i.id
    where i.id = ${itemId}::uuid and i.state = 'delivered' on conflict do nothing`.execute(db);
}

/** Who asks no more need not be asked. */
// unaudited: whoever takes the asker back records it
export async function closeUnasked(db: Db, accountId: string, itemId: string): Promise<void> {
  await sql`delete from feedback_verification v where v.account_id = ${accountId}::uuid and v.item_id = ${itemId}::uuid and v.state = 'open'
    and not exists (select from feedback_ask k where k.account_id = v.account_id and k.item_id = v.item_id)`.execute(db);
}

export interface Said {
  accountId: string;
  itemId: string;
  state: 'confirmed' | 'refused' | 'waived';
  note: string;
  userId: string | null;
  contactId: string | null;
}
/** What a customer said of the last delivery; whether they were asked. What they said before gives way. */
// unaudited: the verbs record it
export async function answerVerification(db: Db, { accountId, itemId, ...said }: Said, today: string): Promise<boolean> {
  const done =
    await sql`update feedback_verification v set state = ${said.state}, note = ${said.note || null}, answered_on = ${today}::date,
      by_id = ${said.userId}::uuid, contact_id = ${said.contactId}::uuid
    from feedback_item i where i.id = v.item_id and i.state = 'delivered' and v.round = i.round
      and v.account_id = ${accountId}::uuid and v.item_id = ${itemId}::uuid`.execute(db);
  return Number(done.numAffectedRows ?? 0) > 0;
}

export interface VerificationCounts {
  open: number;
  confirmed: number;
  refused: number;
  waived: number;
}
/** Of the last delivery. */
export async function countVerifications(db: Db, itemId: string): Promise<VerificationCounts> {
  const n = (state: string) => sql`(count(*) filter (where v.state = ${state}))::int`;
  const found = await sql<VerificationCounts>`
    select ${n('open')} as open, ${n('confirmed')} as confirmed, ${n('refused')} as refused, ${n('waived')} as waived
    from feedback_item i join feedback_verification v on v.item_id = i.id and v.round = i.round where i.id = ${itemId}::uuid`.execute(db);
  return found.rows[0]!;
}
