import type { Delivery } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { mailStop } from './mail-address.sql.ts';

export interface Claimed<Content> {
  id: string;
  content: Content;
  attempts: number;
  createdAt: string;
}

export interface ClaimedMail<Content> extends Claimed<Content> {
  /** It goes to a customer's person, not to one of our own. */
  isOutside: boolean;
  /** What keeps mail from such an address by now. */
  stop: 'refused' | 'bounced' | null;
}

/** How long one that is being tried is left to whoever took it: longer than a batch of attempts may last. */
const LEASE_MINUTES = 10;
export const leaseFrom = (now: string): string => Temporal.Instant.from(now).add({ minutes: LEASE_MINUTES }).toString();

/** Those of a channel that are due, the longest due first, but for those that another worker is taking. */
export const dueOf = (channel: Delivery['channel'], now: string, limit: number): Sql =>
  sql`select id from delivery where channel = ${channel} and state = 'waiting' and next_at <= ${now}::timestamptz
      order by next_at, id limit ${limit} for update skip locked`;

/**
 * Takes mails that are due, for this process alone: two workers never take one, and what a killed one held is taken up again after its lease. The
 * caller's transaction is to be committed before anything is sent.
 */
export async function claimMails<Content>(db: Db, now: string, limit: number): Promise<ClaimedMail<Content>[]> {
  const found = await sql<ClaimedMail<Content>>`
    update delivery set attempts = attempts + 1, next_at = ${leaseFrom(now)}::timestamptz
    where id in (${dueOf('mail', now, limit)})
    returning id, content, attempts, created_at as "createdAt", user_id is null as "isOutside", case when user_id is null then ${mailStop(sql`content ->> 'to'`)} end as stop`.execute(
    db,
  );
  return found.rows;
}

/** The same for another channel. */
export async function claimDue<Content>(db: Db, channel: Delivery['channel'], now: string, limit: number): Promise<Claimed<Content>[]> {
  const found = await sql<Claimed<Content>>`
    update delivery set attempts = attempts + 1, next_at = ${leaseFrom(now)}::timestamptz where id in (${dueOf(channel, now, limit)})
    returning id, content, attempts, created_at as "createdAt"`.execute(db);
  return found.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What came of an attempt: sent; or an error, with when to try again, or null for never. */
export type Outcome = { sent: true } | { sent: false; error: string; nextAt: string | null };

export interface Tried {
  id: string;
  attempts: number;
  outcome: Outcome;
}

/** Notes what came of attempts. One that outlived its lease says nothing of the one that took its place, unless that it was sent. */
export async function noteOutcomes(db: Db, tried: readonly Tried[], now: string): Promise<void> {
  const rows = tried.map(({ id, attempts, outcome }) => ({
    ...{ id, attempts, sent: outcome.sent, error: outcome.sent ? null : outcome.error, next_at: outcome.sent ? null : outcome.nextAt },
  }));
  await sql`update delivery d set error = o.error, next_at = coalesce(o.next_at, ${now}::timestamptz),
      state = case when o.sent then 'sent' when o.next_at is null then 'failed' else 'waiting' end,
      ended_at = case when o.sent or o.next_at is null then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) o(id uuid, attempts int, sent boolean, error text, next_at timestamptz)
    where d.id = o.id and d.state = 'waiting' and (o.sent or d.attempts = o.attempts)`.execute(db);
}

/** Due at once again, with all its attempts before it. False where there is none that could be. */
export async function tryAgain(db: Db, id: string, now: string): Promise<boolean> {
  const done = await sql`update delivery set state = 'waiting', attempts = 0, ended_at = null, next_at = ${now}::timestamptz
    where id = ${id}::uuid and (state = 'failed' or state = 'waiting' and error is not null)`.execute(db);
  return Number(done.numAffectedRows) > 0;
}

export interface DeliveryQuery {
  state: Delivery['state'] | undefined;
  after: string[] | null;
  limit: number;
}
export async function selectDeliveries(db: Db, { state, after, limit }: DeliveryQuery): Promise<Delivery[]> {
  const found = await sql<Delivery>`
    select d.id, d.channel, d.content ->> 'to' as to, d.content ->> 'subject' as subject, a.name as "accountName", d.state, d.attempts,
      case when d.state = 'waiting' then d.next_at end as "nextAt", d.error, d.created_at as "createdAt", d.ended_at as "endedAt"
    from delivery d left join account a on a.id = d.account_id
    where ${state ? sql`d.state = ${state}` : sql`true`}
      and ${after ? sql`(d.created_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by d.created_at desc, d.id desc limit ${limit}`.execute(db);
  return found.rows;
}

export async function countDeliveries(db: Db): Promise<{ waiting: number; late: number; failed: number }> {
  const found = await sql<{ waiting: number; late: number; failed: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'waiting' and error is not null)::int as late,
      count(*) filter (where state = 'failed')::int as failed
    from delivery where state <> 'sent'`.execute(db);
  return found.rows[0]!;
}

/** Forgets what ended before a moment: mails hold names and addresses. Returns how many. */
export async function forgetEnded(db: Db, before: string): Promise<number> {
  const done = await sql`delete from delivery where ended_at < ${before}::timestamptz`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
