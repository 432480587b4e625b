import type { Approval, ApprovalTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { deputiesOf, holdersOf } from './standing-in.sql.ts';

/** Whose eyes: a request is seen by those who see its account, and by those whom it concerns. */
export interface Viewer {
  userId: string | null;
  reads: Scope;
  /** Whether they see requests of no account in which they have no part. */
  administers: boolean;
  today: string;
  now: string;
}

/** Asked of the viewer, or of somebody for whom they stand in; never what they asked for themselves. */
export const waitsFor = ({ userId, today }: Pick<Viewer, 'userId' | 'today'>): Sql<boolean> => sql`r.state = 'open'
  and r.asked_by is distinct from ${userId}::uuid and r.id in (select g.request_id from approval_signer g
    where g.state = 'asked' and g.holder_id = any(${holdersOf(userId, today)}))`;

const concerned = ({ userId, today }: Viewer): Sql<boolean> => sql`(r.asked_by = ${userId}::uuid or exists (select from approval_signer g
  where g.request_id = r.id and (g.user_id = ${userId}::uuid or g.decided_by = ${userId}::uuid or g.holder_id = any(${holdersOf(userId, today)}))))`;
export const approvalVisible = (viewer: Viewer): Sql<boolean> =>
  sql`(case when r.account_id is null then ${viewer.administers} else ${accountInScope(viewer.reads, sql`r.account_id`)} end or ${concerned(viewer)})`;

const columns = (viewer: Viewer): Sql => sql`r.id, r.kind, r.account_id as "accountId", a.name as "accountName", r.record_id as "recordId",
  r.title, r.reason, trim_scale(r.amount)::text as amount, r.currency, q.name as "askedBy", r.asked_at as "askedAt", r.state,
  (select s.name from approval_step s where s.request_id = r.id and s.state = 'open') as step,
  array(select u.name from approval_signer g join app_user u on u.id = g.holder_id where g.request_id = r.id and g.state = 'asked'
    order by u.name, u.id) as "waitsFor",
  r.due_at as "dueAt", coalesce(r.due_at < ${viewer.now}::timestamptz, false) as late, r.ended_at as "endedAt", r.revision,
  r.asked_by is not distinct from ${viewer.userId}::uuid as own, ${waitsFor(viewer)} as "mayDecide"`;
const FROM = sql`approval_request r left join account a on a.id = r.account_id left join app_user q on q.id = r.asked_by`;

const named = (alias: string): Sql => sql`case when ${sql.ref(`${alias}.id`)} is not null
  then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`;
const signers = (
  viewer: Viewer,
): Sql => sql`(select jsonb_agg(jsonb_build_object('id', g.id, 'user', ${named('u')}, 'holder', ${named('h')},
    'deputies', case when g.state = 'asked' then ${deputiesOf(sql`g.holder_id`, viewer.today)} else '[]' end, 'state', g.state,
    'decidedBy', ${named('d')}, 'decidedAt', g.decided_at, 'note', g.note,
    'mine', g.state = 'asked' and r.state = 'open' and r.asked_by is distinct from ${viewer.userId}::uuid
      and g.holder_id = any(${holdersOf(viewer.userId, viewer.today)})) order by u.name, g.id)
  from approval_signer g join app_user u on u.id = g.user_id join app_user h on h.id = g.holder_id left join app_user d on d.id = g.decided_by
  where g.request_id = r.id and g.step_id = s.id)`;

/** One request that the viewer sees, with its steps and its course. */
export async function selectApproval(db: Db, viewer: Viewer, id: string): Promise<ApprovalTold | undefined> {
  const found = await sql<ApprovalTold>`
    select ${columns(viewer)},
      (select jsonb_agg(jsonb_build_object('id', s.id, 'round', s.round, 'name', s.name, 'mode', s.mode, 'addedBy', b.name, 'state', s.state,
          'dueAt', s.due_at, 'endedAt', s.ended_at, 'signers', ${signers(viewer)}) order by s.round, s.place)
        from approval_step s left join app_user b on b.id = s.added_by where s.request_id = r.id) as steps,
      (select jsonb_agg(jsonb_build_object('what', e.what, 'at', e.at, 'by', b.name, 'via', e.via, 'for', f.name, 'to', t.name, 'note', e.note)
          order by e.revision, e.at, e.id) from approval_event e left join app_user b on b.id = e.by_id left join app_user f on f.id = e.for_id
        left join app_user t on t.id = e.to_id where e.request_id = r.id) as course
    from ${FROM} where r.id = ${id}::uuid and ${approvalVisible(viewer)}`.execute(db);
  return found.rows[0];
}

export interface ApprovalQuery {
  view: 'waiting' | 'asked' | 'decided' | 'all';
  accountId: string | undefined;
  state: string | undefined;
  after: string[] | null;
  limit: number;
}
const VIEWS: Record<ApprovalQuery['view'], (viewer: Viewer) => Sql<boolean>> = {
  waiting: waitsFor,
  asked: ({ userId }) => sql`r.asked_by is not distinct from ${userId}::uuid`,
  decided: ({ userId }) => sql`exists (select from approval_signer g where g.request_id = r.id and g.decided_by = ${userId}::uuid)`,
  all: approvalVisible,
};

/** What waits, by when it is due; the rest, the latest first. */
export async function listApprovals(db: Db, viewer: Viewer, { view, accountId, state, after, limit }: ApprovalQuery): Promise<Approval[]> {
  const due = view === 'waiting';
  const key = due ? sql`(r.due_at, r.id)` : sql`(r.asked_at, r.id)`;
  const place = after ? sql`${key} ${due ? sql`>` : sql`<`} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const found = await sql<Approval>`
    select ${columns(viewer)} from ${FROM} where ${VIEWS[view](viewer)} and ${place}
      and ${accountId ? sql`r.account_id = ${accountId}::uuid` : sql`true`} and ${state ? sql`r.state = ${state}` : sql`true`}
    order by ${due ? sql`r.due_at, r.id` : sql`r.asked_at desc, r.id desc`} limit ${limit + 1}`.execute(db);
  return found.rows;
}

export interface Waiting {
  waiting: number;
  late: number;
  returned: number;
}
export async function countWaiting(db: Db, viewer: Viewer): Promise<Waiting> {
  const found = await sql<Waiting>`
    select count(*)::int as waiting, (count(*) filter (where r.due_at < ${viewer.now}::timestamptz))::int as late,
      (select count(*)::int from approval_request b where b.asked_by = ${viewer.userId}::uuid and b.state = 'returned') as returned
    from approval_request r where ${waitsFor(viewer)}`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('counts answer one row');
  return row;
}
