import { ATTEMPT_MINUTES, type MyCall, type PhoneCall } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { requestVisible, type Viewer } from '../requests/index.ts';

/** Of what rings longer, or is talked longer, the call centre has lost the end. */
const RINGS = sql`interval '10 minutes'`;
const TALKS = sql`interval '12 hours'`;
/** Mine are shown for so long after they ended, unless they have a request by then. */
const SHOWN_AFTER = sql`interval '30 minutes'`;
const MOST_MINE = 5;
const OPEN_SHOWN = 5;

/** Nobody picked c up, and nobody will. */
export const missed = (now: string): Sql<boolean> =>
  sql`(c.answered_at is null and (c.ended_at is not null or c.began_at <= ${now}::timestamptz - ${RINGS}))`;

/**
 * Call c in begins an attempt: none by its number began within the minutes before it, whoever sees or met that one; a withheld number is another caller
 * each time. A try that nobody let ring is a try.
 */
export const beginsAttempt: Sql<boolean> = sql`not exists (select from phone_call b where b.number_key = c.number_key and b.direction = 'in'
  and b.began_at > c.began_at - ${sql.lit(`${ATTEMPT_MINUTES} minutes`)}::interval and b.began_at <= c.began_at and (b.began_at, b.id) < (c.began_at, c.id))`;

/** Calls c that are seen: of accounts in scope, of requests that are seen, and one's own. */
export const callVisible = (viewer: Viewer): Sql<boolean> =>
  viewer.reads.all
    ? sql`true`
    : sql`(coalesce(c.agent_id = ${viewer.userId}::uuid, false) or (c.account_id is not null and ${accountInScope(viewer.reads, sql`c.account_id`)})
        or exists (select from phone_call_ring g where g.call_id = c.id and g.user_id = ${viewer.userId}::uuid)
        or exists (select from service_request r where r.id = c.request_id and ${requestVisible(viewer)}))`;

const CALLS = sql`phone_call c left join app_user u on u.id = c.agent_id left join account a on a.id = c.account_id
  left join contact p on p.account_id = c.account_id and p.id = c.contact_id left join service_request q on q.id = c.request_id`;
const columns = ({
  now,
  reads,
}: Viewer): Sql => sql`c.id, c.direction, case when ${missed(now)} then 'missed' when c.answered_at is null then 'ringing'
    when c.ended_at is null and c.began_at > ${now}::timestamptz - ${TALKS} then 'talking' else 'ended' end as state,
  c.number, c.queue, c.began_at as "beganAt", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.talk_seconds as "talkSeconds",
  c.agent_id as "agentId", coalesce(u.name, c.agent_said) as "agentName", c.account_id as "accountId", a.name as "accountName",
  (c.account_id is not null and ${accountInScope(reads, sql`c.account_id`)}) as "accountMet", c.contact_id as "contactId", p.name as "contactName",
  c.request_id as "requestId", q.number::int as "requestNumber", c.recording, c.note, c.hook_id is null and c.external_id is null as "byHand"`;

const VIEWS = {
  all: () => sql`true`,
  picked_up: () => sql`c.answered_at is not null`,
  missed,
  // As the figure beside it counts: whom we called asked for nothing.
  without_request: () => sql`c.direction = 'in' and c.answered_at is not null and c.ended_at is not null and c.request_id is null`,
} as const;

export interface CallQuery {
  view: keyof typeof VIEWS;
  /** Moments between which a call began. */
  span: readonly [string, string] | null;
  agentId?: string | undefined;
  accountId?: string | undefined;
  requestId?: string | undefined;
  after: string[] | null;
  limit: number;
}
export async function selectCalls(db: Db, viewer: Viewer, q: CallQuery): Promise<PhoneCall[]> {
  const where = [
    callVisible(viewer),
    VIEWS[q.view](viewer.now),
    ...(q.span ? [sql`c.began_at >= ${q.span[0]}::timestamptz and c.began_at < ${q.span[1]}::timestamptz`] : []),
    ...(q.agentId ? [sql`c.agent_id = ${q.agentId}::uuid`] : []),
    ...(q.accountId ? [sql`c.account_id = ${q.accountId}::uuid`] : []),
    // A request that took another in has its calls.
    ...(q.requestId
      ? [
          sql`c.request_id in (select m.id from service_request m where m.id = ${q.requestId}::uuid or m.merged_into = ${q.requestId}::uuid)`,
        ]
      : []),
    ...(q.after ? [sql`(c.began_at, c.id) < (${q.after[0]}::timestamptz, ${q.after[1]}::uuid)`] : []),
  ];
  const found = await sql<PhoneCall>`
    select ${columns(viewer)} from ${CALLS} where ${sql.join(where, sql` and `)} order by c.began_at desc, c.id desc limit ${q.limit + 1}`.execute(
    db,
  );
  return found.rows;
}
export async function selectCall(db: Db, viewer: Viewer, id: string): Promise<PhoneCall | undefined> {
  const found = await sql<PhoneCall>`select ${columns(viewer)} from ${CALLS} where c.id = ${id}::uuid and ${callVisible(viewer)}`.execute(
    db,
  );
  return found.rows[0];
}

/** What rings for somebody or is talked by them, and what they have just ended; not what they put away. */
export async function selectMine(db: Db, viewer: Viewer): Promise<MyCall[]> {
  const { now, userId } = viewer;
  const found = await sql<MyCall>`
    select ${columns(viewer)}, s.tier,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'subject', o.subject) order by o.opened_at desc), '[]') from (
        select r.id, r.number::int, r.subject, r.opened_at from service_request r
        where r.account_id = c.account_id and r.closed_at is null and ${requestVisible(viewer)}
        order by r.opened_at desc limit ${OPEN_SHOWN}) o) as "openRequests"
    from phone_call_ring g join ${CALLS} on true left join account_state s on s.account_id = c.account_id
    where g.call_id = c.id and g.user_id = ${userId}::uuid and g.at > ${now}::timestamptz - ${TALKS} and g.dismissed_at is null
      and case when c.answered_at is null then c.ended_at is null and c.began_at > ${now}::timestamptz - ${RINGS}
        else c.agent_id = g.user_id and (c.ended_at is null or c.request_id is null and c.ended_at > ${now}::timestamptz - ${SHOWN_AFTER}) end
    order by c.began_at desc, c.id limit ${MOST_MINE}`.execute(db);
  return found.rows;
}

/** Whether a call centre is connected. */
export async function isLive(db: Db): Promise<boolean> {
  return (await sql`select from channel_hook where kind = 'call' and enabled limit 1`.execute(db)).rows.length > 0;
}
