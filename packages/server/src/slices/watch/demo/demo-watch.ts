import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { WATCHED } from './demo-texts.ts';

/** What is watched in the demo: features of its competitors and regulations, some decided, some due. Invented, and said so. */
// unaudited: the demo is recorded as a whole
export async function insertDemoWatch({ db, now, today }: WriteCtx): Promise<void> {
  await sql`
    with told as (select t.*, ordinality as nth from jsonb_to_recordset(${JSON.stringify(WATCHED.map((one, place) => ({ ...one, place })))}::jsonb)
        as t(place int, kind text, title text, detail text, authority text, decision text, reason text, answer text, ago int, due int, effective int),
        lateral (select t.place + 1 as ordinality) o),
      made as (insert into watch_item (id, code, kind, title, detail, competitor_id, authority, noted_on, effective_on, product_ids, decision, owner_id, due_on,
          answer, closed_on, created_at)
        select uuid7(${now}::timestamptz), 'DEMO-W' || t.nth, t.kind, t.title, t.detail,
          case when t.kind = 'feature' then (select c.id from competitor c where c.code like 'DEMO-%' order by c.code offset t.nth % 2 limit 1) end, t.authority,
          ${today}::date - t.ago, ${today}::date + t.effective,
          (select coalesce(array_agg(p.id), '{}') from (select id from product where code like 'DEMO-%' and status = 'active' order by code offset t.nth % 3 limit 1) p),
          t.decision, (select u.id from app_user u where u.demo and u.role in ('product', 'operations_lead', 'csm') order by u.email limit 1),
          ${today}::date + t.due, t.answer, case when t.decision = 'nothing' then ${today}::date - t.ago + 3 end, ${now}::timestamptz - t.ago * interval '1 day'
        from told t on conflict (code) do nothing returning id, code, decision, owner_id, due_on, noted_on)
    insert into watch_decision (item_id, seq, decision, reason, owner_id, due_on, decided_on, decided_at)
    select m.id, 1, m.decision, t.reason, m.owner_id, m.due_on, m.noted_on + 3, (m.noted_on + 3)::timestamptz
    from made m join told t on 'DEMO-W' || t.nth = m.code where m.decision is not null`.execute(db);
}
