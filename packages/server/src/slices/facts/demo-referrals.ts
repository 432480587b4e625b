import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';

const REFERRALS = 4;

/** Whom people of demo customers have referred on the portal, after they are let in there. Synthetic. */
// unaudited: the demo is recorded as a whole
export async function insertDemoReferrals({ db, now, today }: WriteCtx): Promise<void> {
  await sql`
    insert into referral (account_id, id, happened_on, lead_name, lead_contact, lead_reach, reason, consented_on, source, contact_id, result, known_at,
      recorded_at, changed_at)
    select m.account_id, uuid7(${now}::timestamptz), ${today}::date - 3, '（演示）' || left(a.name, 2) || '兄弟单位', '（演示）联系人', 'lead@example.com',
      '（演示）他们也在选型', ${today}::date - 3, 'portal', m.contact_id, 'open', ${today}::date - 3, ${now}::timestamptz - interval '3 days', ${now}
    from portal_member m join account a on a.id = m.account_id where a.demo order by m.email limit ${REFERRALS}`.execute(db);
}
