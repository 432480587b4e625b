import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';

const MEMBERS = 12;
/** How many metrics of usage their companies read of themselves, by their slots. */
const SHOWN = 4;
const REFERRALS = 4;

/** People of demo customers who have asked something: portal-1@customer.example and on, every other one for the whole company; some have referred others. Synthetic. */
// unaudited: the demo is recorded as a whole
export async function insertDemoMembers({ db, now, today }: WriteCtx): Promise<void> {
  await sql`
    insert into portal_member (id, account_id, contact_id, email, whole, invited_at)
    select uuid7(${now}::timestamptz), r.account_id, r.contact_id, 'portal-' || r.nth || '@customer.example', r.nth % 2 = 1, ${now}
    from (select l.*, row_number() over (order by a.code) as nth
      from (select distinct on (q.account_id) q.account_id, q.contact_id from service_request q where q.contact_id is not null
        order by q.account_id, q.opened_at desc, q.id) l join account a on a.id = l.account_id where a.demo) r
    where r.nth <= ${MEMBERS} on conflict do nothing`.execute(db);
  await sql`insert into portal_usage_choice (account_id, metrics, changed_at)
    select distinct m.account_id, (select array_agg(u.id order by u.slot) from usage_metric u where u.slot <= ${SHOWN}), ${now}::timestamptz
    from portal_member m join account a on a.id = m.account_id where a.demo and exists (select from usage_metric where slot <= ${SHOWN})
    on conflict do nothing`.execute(db);
  await sql`
    insert into referral (account_id, id, happened_on, lead_name, lead_contact, lead_reach, reason, consented_on, source, contact_id, result, known_at,
      recorded_at, changed_at)
    select m.account_id, uuid7(${now}::timestamptz), ${today}::date - 3, '（演示）' || left(a.name, 2) || '兄弟单位', '（演示）联系人', 'lead@example.com',
      '（演示）他们也在选型', ${today}::date - 3, 'portal', m.contact_id, 'open', ${today}::date - 3, ${now}::timestamptz - interval '3 days', ${now}
    from portal_member m join account a on a.id = m.account_id where a.demo order by m.email limit ${REFERRALS}`.execute(db);
}
