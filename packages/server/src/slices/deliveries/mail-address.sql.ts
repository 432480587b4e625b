import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** The name of an address in mail_address: it stays when whoever has the address is deleted, and names nobody. */
const digestOf = (address: Sql): Sql => sql`sha256(convert_to(lower(btrim(${address})), 'UTF8'))`;

/** What keeps mail from the address; null: nothing does. */
export const mailStop = (address: Sql): Sql<'refused' | 'bounced' | null> => sql<'refused' | 'bounced' | null>`(
  select case when b.refused_at is not null then 'refused' when b.bounced_at is not null then 'bounced' end from mail_address b where b.digest = ${digestOf(address)})`;

/** The address with all that is known of it, joined as `b`. */
export const joinAddress = (address: Sql): Sql => sql`left join mail_address b on b.digest = ${digestOf(address)}`;

/** Its reader takes no more mail. Answers whether that is new. */
// unaudited: mail.refuse records it
export async function noteRefusal(db: Db, address: string, now: string): Promise<boolean> {
  const done = await sql`
    insert into mail_address as b (digest, refused_at) values (${digestOf(sql`${address}::text`)}, ${now}::timestamptz)
    on conflict (digest) do update set refused_at = excluded.refused_at where b.refused_at is null`.execute(db);
  return Number(done.numAffectedRows ?? 0) > 0;
}

/** Whether its reader takes no more mail. */
export async function isRefused(db: Db, address: string): Promise<boolean> {
  const found = await sql<{ stop: string | null }>`select ${mailStop(sql`${address}::text`)} as stop`.execute(db);
  return found.rows[0]?.stop === 'refused';
}

/** What a mail showed of its address: `hard`, that nothing arrives there; `soft`, that it was given up; `arrived`. */
export interface Shown {
  address: string;
  kind: 'hard' | 'soft' | 'arrived';
  status: string | null;
  reason: string | null;
}
/** So many mails given up in a row are as good as an address that is not there. */
const SOFT_LIMIT = 3;

/** Notes what mails showed of their addresses; each address once. */
// unaudited: what came of a mail is kept with its delivery
export async function noteAddresses(db: Db, shown: readonly Shown[], now: string): Promise<void> {
  if (!shown.length) return;
  await sql`
    with shown as (select distinct on (digest) ${digestOf(sql`s.address`)} as digest, s.* from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb)
        s(address text, kind text, status text, reason text) order by digest),
      arrived as (update mail_address b set soft_bounces = 0 from shown s where b.digest = s.digest and s.kind = 'arrived' and b.soft_bounces > 0)
    insert into mail_address as b (digest, soft_bounces, bounced_at, bounce_status, bounce_reason)
    select s.digest, case when s.kind = 'soft' then 1 else 0 end, case when s.kind = 'hard' then ${now}::timestamptz end,
      case when s.kind = 'hard' then s.status end, case when s.kind = 'hard' then s.reason end
    from shown s where s.kind <> 'arrived'
    on conflict (digest) do update set soft_bounces = b.soft_bounces + excluded.soft_bounces,
      bounced_at = coalesce(b.bounced_at, excluded.bounced_at, case when b.soft_bounces + excluded.soft_bounces >= ${SOFT_LIMIT} then ${now}::timestamptz end),
      bounce_status = coalesce(b.bounce_status, (select s.status from shown s where s.digest = b.digest and (s.kind = 'hard' or b.soft_bounces + 1 >= ${SOFT_LIMIT}))),
      bounce_reason = coalesce(b.bounce_reason, (select s.reason from shown s where s.digest = b.digest and (s.kind = 'hard' or b.soft_bounces + 1 >= ${SOFT_LIMIT})))`.execute(
    db,
  );
}

/** Mail goes to the address again: it was mended, or its reader asked for it (`consent`). */
// unaudited: contact.mail_again records it
export async function resumeMail(
  db: Db,
  address: string,
  { consent, now, userId }: { consent: string | null; now: string; userId: string | null },
): Promise<void> {
  await sql`update mail_address set bounced_at = null, bounce_status = null, bounce_reason = null, soft_bounces = 0, refused_at = null,
      consent = coalesce(${consent}::text, consent), consented_at = case when ${consent}::text is null then consented_at else ${now}::timestamptz end,
      consented_by = case when ${consent}::text is null then consented_by else ${userId}::uuid end
    where digest = ${digestOf(sql`${address}::text`)}`.execute(db);
}

/** An address may be tried again by a mail that is to be sent again; who refused mail stays refused. */
// unaudited: delivery.retry records it
export async function forgiveBounce(db: Db, deliveryId: string): Promise<void> {
  await sql`update mail_address b set bounced_at = null, bounce_status = null, bounce_reason = null, soft_bounces = 0
    from delivery d where d.id = ${deliveryId}::uuid and d.channel = 'mail' and b.digest = ${digestOf(sql`d.content ->> 'to'`)}`.execute(
    db,
  );
}
