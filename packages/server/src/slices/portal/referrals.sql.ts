import type { PortalReferral, ReferralLead } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Member, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { won } from '../facts/index.ts';

/** Where a referral r stands: who has bought is won, whatever somebody wrote; who is a customer of ours by now is followed. */
const stateSql = (isWon: Sql<boolean>): Sql => sql`case when ${isWon} or r.result = 'won' then 'won' when r.result = 'lost' then 'lost'
  when r.referred_id is not null then 'following' else 'received' end`;

/** Referrals of a member's own, or of all of their company. */
export async function selectReferrals(
  db: Db,
  { accountId, contactId, whole }: Member,
  of: { today: string; id?: string; after?: string[] | null; limit: number },
): Promise<PortalReferral[]> {
  const { today, id, after, limit } = of;
  const found = await sql<PortalReferral>`
    select r.id, r.lead_name as company, r.happened_on as "referredOn", c.name as "byName", ${stateSql(won(oneAccountOn(accountId, today)))} as state,
      r.thanked_on as "thankedOn", case when r.thanked_on is not null then r.thanks end as thanks
    from referral r left join contact c on c.account_id = r.account_id and c.id = r.contact_id
    where r.account_id = ${accountId}::uuid and ${whole ? sql`true` : sql`r.contact_id = ${contactId}::uuid`} and ${id ? sql`r.id = ${id}::uuid` : sql`true`}
      and ${after ? sql`(r.happened_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by r.happened_on desc, r.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** How many companies a person referred on the portal within a day. */
export async function referredLately(db: Db, { accountId, contactId }: Member, now: string): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from referral r where r.account_id = ${accountId}::uuid
    and r.contact_id = ${contactId}::uuid and r.source = 'portal' and r.recorded_at > ${now}::timestamptz - interval '1 day'`.execute(db);
  return found.rows[0]?.count ?? 0;
}

const VIEWS = {
  open: sql`l.state in ('received', 'following')`,
  to_thank: sql`l.state = 'won' and l."thankedOn" is null`,
  all: sql`true`,
};
/** One page of referrals of accounts in a scope, the latest first. The referred company is named to who meets it. */
export async function selectLeads(
  db: Db,
  of: { scope: Scope; today: string; view: keyof typeof VIEWS; id?: string; after?: string[] | null; limit: number },
): Promise<ReferralLead[]> {
  const { scope, today, view, id, after, limit } = of;
  const found = await sql<ReferralLead>`
    select l.* from (
      select r.id, r.account_id as "accountId", a.name as "accountName", c.name as "contactName", r.lead_name as "leadName", r.lead_contact as "leadContact",
        r.lead_reach as "leadReach", r.reason, r.happened_on as "referredOn", r.consented_on as "consentedOn", r.source, b.id as "referredId",
        b.name as "referredName", ${stateSql(won(wholeBaseOn(today)))} as state, r.thanked_on as "thankedOn", r.revision
      from referral r join account a on a.id = r.account_id left join contact c on c.account_id = r.account_id and c.id = r.contact_id
        left join account b on b.id = r.referred_id and ${inScope(scope, 'b')}
      where ${inScope(scope, 'a')} and ${id ? sql`r.id = ${id}::uuid` : sql`true`}) l
    where ${VIEWS[view]} and ${after ? sql`(l."referredOn", l.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by l."referredOn" desc, l.id desc limit ${limit}`.execute(db);
  return found.rows;
}
