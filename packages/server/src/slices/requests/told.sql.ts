import type { RequestEntry, ServiceRequestTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { filesOf } from './files/files.sql.ts';
import { type ClockRow, clockColumns, REQUESTS, type RequestRow, requestColumns } from './requests.sql.ts';
import { entryVisible, requestVisible, requestWorkable, type Viewer } from './visibility.sql.ts';

export type ToldRow = Omit<ServiceRequestTold, 'clock' | 'clocks' | 'slaClassName' | 'entries'> &
  Pick<RequestRow, 'slaClass'> & { clockRows: ClockRow[]; entries: RequestEntry[] };
const LONGEST_CONVERSATION = 500;
const OTHERS = 10;
/** So long after a customer's word WeChat and Weibo pass answers on. */
const ANSWERED_WITHIN = sql`interval '48 hours'`;

/** A request as it is told to somebody who sees it: with its conversation, clocks and the customer's other requests. */
export async function selectRequest(db: Db, viewer: Viewer, id: string): Promise<ToldRow | undefined> {
  const found = await sql<ToldRow>`
    select ${requestColumns(viewer)}, o.name as "openedByName", r.dispatched_at as "dispatchedAt", r.first_answer_at as "firstAnswerAt",
      r.first_solved_at as "firstSolvedAt", r.solved_at as "solvedAt", r.closed_as as "closedAs", r.callback, r.callback_note as "callbackNote",
      (select jsonb_build_object('id', m.id, 'number', m.number) from service_request m where m.id = r.merged_into) as "mergedInto",
      r.rating_note as "ratingNote", ${requestWorkable(viewer)} as "mayWork", ${viewer.mayDispatch ? requestWorkable(viewer) : sql`false`} as "mayDispatch",
      (select coalesce(jsonb_agg(${clockColumns} order by array_position(array['first', 'next', 'solve'], k.clock), k.seq), '[]')
        from request_clock k where k.request_id = r.id) as "clockRows",
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'subject', s.subject, 'openedAt', s.opened_at, 'status', s.status)
          order by s.opened_at desc), '[]')
        from (select * from service_request s where s.account_id = r.account_id and s.id <> r.id and ${viewer.providers ? sql`false` : sql`true`}
          order by s.opened_at desc, s.id desc limit ${OTHERS}) s) as others,
      (select jsonb_build_object('name', h.name, 'answers', h.enabled and h.answers_since is not null,
          'until', case when h.kind in ('wechat', 'wechat_kf', 'weibo') then m.at + ${ANSWERED_WITHIN} end)
        from channel_message m join channel_hook h on h.id = m.hook_id where m.request_id = r.id and h.channel = r.channel
        order by m.at desc, m.message_id limit 1) as chat
    from ${REQUESTS} left join app_user o on o.id = r.opened_by
    where r.id = ${id}::uuid and ${requestVisible(viewer)}`.execute(db);
  const row = found.rows[0];
  return row && { ...row, entries: await entriesOf(db, viewer, id) };
}

async function entriesOf(db: Db, viewer: Viewer, id: string): Promise<RequestEntry[]> {
  const found = await sql<Omit<RequestEntry, 'event'> & { event: Partial<RequestEntry['event']> | null }>`
    select e.id, e.at, e.kind, e.channel, e.author_id as "authorId", coalesce(u.name, e.author_name) as "authorName", c.name as "contactName", e.body,
      e.shared, e.event,
      (select coalesce(jsonb_agg(m.name order by m.name), '[]') from app_user m where m.id = any(e.mentions)) as mentions, ${filesOf} as files,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'name', f.name, 'error', case when f.state = 'failed' then f.error end)
          order by f.message_id, f.seq), '[]')
        from channel_message m join channel_file f on f.hook_id = m.hook_id and f.message_id = m.message_id
        where e.kind = 'in' and m.request_id = e.request_id and m.entry_id = e.id and f.state <> 'kept') as missing,
      (select jsonb_build_object('state', d.state, 'error', d.error, 'unsent',
          (select coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'error', u.error)), '[]')
            from jsonb_to_recordset(d.content -> 'unsent') u(name text, error text))) from delivery d where e.kind = 'out' and d.key = 'request:' || e.id) as delivery
    from (select e.* from request_entry e where e.request_id = ${id}::uuid and ${entryVisible(viewer)} order by e.at desc, e.seq desc, e.id desc
      limit ${LONGEST_CONVERSATION}) e
      join service_request r on r.id = e.request_id
      left join app_user u on u.id = e.author_id left join contact c on c.account_id = r.account_id and c.id = e.contact_id
    order by e.at, e.seq, e.id`.execute(db);
  return found.rows.map((row) => ({
    ...row,
    event: row.event && { changes: [], otherId: null, otherNumber: null, what: 'changed', ...row.event },
  }));
}
