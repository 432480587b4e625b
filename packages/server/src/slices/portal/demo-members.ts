import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';

const MEMBERS = 12;
/** How many metrics of usage their companies read of themselves, by their slots. */
const SHOWN = 4;
/** Of the articles that customers opened in the demo, each so manieth answered what they were about to ask. */
const ANSWERED_EACH = 6;

/** People of demo customers who have asked something: portal-1@customer.example and on, every other one for the whole company. Synthetic. */
// unaudited: the demo is recorded as a whole
export async function insertDemoMembers({ db, now }: WriteCtx): Promise<void> {
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
    with opened as (select s.id, s.article_id, s.question, s.clicked_at, row_number() over (order by s.at, s.id) as nth
        from article_search s where s.demo and s.reader = 'customer' and s.article_id is not null),
      members as (select m.id, row_number() over (order by m.email) - 1 as nth, count(*) over () as many
        from portal_member m join account a on a.id = m.account_id where a.demo)
    insert into portal_deflection (form_id, member_id, article_id, question, at)
    select o.id, m.id, o.article_id, o.question, o.clicked_at from opened o join members m on m.nth = o.nth % m.many
    where o.nth % ${ANSWERED_EACH} = 0 on conflict do nothing`.execute(db);
}
