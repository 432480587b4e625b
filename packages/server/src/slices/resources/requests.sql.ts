import type { REQUEST_VIEWS, ResourceRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { approvalOf } from '../approvals/index.ts';
import { named, OPEN, since, stateOn, takesOn } from './request-state.sql.ts';

/** Whose eyes: who meets the customer, and who asked or owns the resource. */
export interface Viewer {
  userId: string | null;
  reads: Scope;
  writes: Scope;
  asOf: string;
  asks: boolean;
  does: boolean;
  /** Keeps the catalogue: does for an owner who is away. */
  keeps: boolean;
  readsPolicies: boolean;
  readsPlays: boolean;
  readsFacts: boolean;
}
const owns = ({ userId, keeps }: Viewer): Sql<boolean> => sql<boolean>`(r.owner_id = ${userId}::uuid or ${keeps})`;
const meets = ({ reads }: Viewer): Sql<boolean> => accountInScope(reads, sql`q.account_id`);
export const requestVisible = (viewer: Viewer): Sql<boolean> => sql<boolean>`(q.asked_by = ${viewer.userId}::uuid
  or r.owner_id = ${viewer.userId}::uuid or ${meets(viewer)})`;

const step = (name: string, on: string, by: string, day: Sql): Sql => sql`select ${name}::text as step, ${sql.ref(`q.${on}`)} as "on",
  (select u.name from app_user u where u.id = ${sql.ref(`q.${by}`)}) as by where ${sql.ref(`q.${on}`)} <= ${day}`;

function columns(viewer: Viewer): Sql {
  const day = sql`${viewer.asOf}::date`;
  const state = stateOn(day);
  const now = (does: boolean, states: Sql, who: Sql): Sql => sql`${does} and ${state} in ${states} and ${who}`;
  return sql`q.id, q.account_id as "accountId", a.name as "accountName", ${meets(viewer)} as "accountMet", r.id as "resourceId", ${named} as resource,
    r.kind, r.unit, o.name as "ownerName", q.happened_on as "askedOn", k.name as "askedBy", q.why, q.wanted_on as "wantedOn",
    trim_scale(q.quantity)::text as quantity, trim_scale(q.quantity * q.unit_cost)::text as cost, q.level, q.entitled,
    ${viewer.readsPolicies ? sql`(select j.title from objective j where j.id = q.objective_id)` : sql`null::text`} as objective,
    ${viewer.readsFacts ? sql`(select p.title from success_plan p where p.account_id = q.account_id and p.id = q.plan_id)` : sql`null::text`} as plan,
    ${viewer.readsPlays ? sql`(select v.document -> 'name' from policy_version v where v.policy_id = q.play_id order by v.version desc limit 1)` : sql`null::jsonb`} as play,
    ${state} as state, ${since(sql`q.accepted_on`, day, sql`q.planned_on`)} as "plannedOn", ${since(sql`q.done_on`, day, sql`q.done_on`)} as "doneOn",
    ${since(sql`q.done_on`, day, sql`trim_scale(q.done_quantity)::text`)} as "doneQuantity",
    ${since(sql`q.done_on`, day, sql`trim_scale(q.done_cost)::text`)} as "doneCost", ${since(sql`q.done_on`, day, sql`q.result`)} as result,
    ${since(sql`q.ended_on`, day, sql`q.ended_why`)} as "endedWhy", (${state} in ${OPEN} and ${takesOn(day)} < ${day}) as late,
    ${approvalOf('resource', sql`q.id`)} as "approvalId",
    (select jsonb_agg(t order by t."on", array_position(array['asked', 'approved', 'accepted', 'done', 'ended'], t.step)) from (
      ${sql.join(
        [
          step('asked', 'happened_on', 'asked_by', day),
          step('approved', 'approved_on', 'approved_by', day),
          step('accepted', 'accepted_on', 'accepted_by', day),
          step('done', 'done_on', 'done_by', day),
          step('ended', 'ended_on', 'ended_by', day),
        ],
        sql` union all `,
      )}) t) as steps, q.revision,
    ${now(viewer.does, sql`('approved')`, owns(viewer))} as "mayAccept", ${now(viewer.does, sql`('approved', 'accepted')`, owns(viewer))} as "mayDecline",
    ${now(viewer.does, sql`('accepted')`, owns(viewer))} as "mayFinish",
    ${now(viewer.asks, OPEN, sql`(q.asked_by = ${viewer.userId}::uuid or ${accountInScope(viewer.writes, sql`q.account_id`)})`)} as "mayCancel"`;
}
const FROM = sql`resource_request q join resource r on r.id = q.resource_id join account a on a.id = q.account_id
  left join app_user o on o.id = r.owner_id left join app_user k on k.id = q.asked_by`;

export interface RequestQuery {
  view: (typeof REQUEST_VIEWS)[number];
  accountId: string | undefined;
  resourceId: string | undefined;
  after: string[] | null;
  limit: number;
}
const shownIn = (view: RequestQuery['view'], viewer: Viewer, day: Sql): Sql<boolean> => {
  if (view === 'todo') return sql<boolean>`r.owner_id = ${viewer.userId}::uuid and ${stateOn(day)} in ('approved', 'accepted')`;
  if (view === 'mine') return sql<boolean>`q.asked_by = ${viewer.userId}::uuid`;
  return sql<boolean>`${stateOn(day)} ${sql.raw(view === 'open' ? 'in' : 'not in')} ${OPEN} and ${requestVisible(viewer)}`;
};
/** What is open by the day on which it is wanted, the rest the latest first. */
const isByWanted = (view: RequestQuery['view']): boolean => view === 'todo' || view === 'open';
export const placeOf =
  (view: RequestQuery['view']) =>
  (row: ResourceRequest): string[] => [isByWanted(view) ? row.wantedOn : row.askedOn, row.id];

export async function listRequests(db: Db, viewer: Viewer, of: RequestQuery): Promise<ResourceRequest[]> {
  const day = sql`${viewer.asOf}::date`;
  const wanted = isByWanted(of.view);
  const key = sql.ref(wanted ? 'q.wanted_on' : 'q.happened_on');
  const way = sql.raw(wanted ? 'asc' : 'desc');
  const place = of.after ? sql`(${key}, q.id) ${sql.raw(wanted ? '>' : '<')} (${of.after[0]}::date, ${of.after[1]}::uuid)` : sql`true`;
  const found = await sql<ResourceRequest>`
    select ${columns(viewer)} from ${FROM} where q.happened_on <= ${day} and ${shownIn(of.view, viewer, day)} and ${place}
      and ${of.accountId ? sql`q.account_id = ${of.accountId}::uuid` : sql`true`}
      and ${of.resourceId ? sql`q.resource_id = ${of.resourceId}::uuid` : sql`true`}
    order by ${key} ${way}, q.id ${way} limit ${of.limit + 1}`.execute(db);
  return found.rows;
}

export async function requestBy(db: Db, viewer: Viewer, id: string): Promise<ResourceRequest | undefined> {
  const found = await sql<ResourceRequest>`select ${columns(viewer)} from ${FROM}
    where q.id = ${id}::uuid and q.happened_on <= ${viewer.asOf}::date and ${requestVisible(viewer)}`.execute(db);
  return found.rows[0];
}

export async function countToDo(db: Db, of: { userId: string | null; today: string }): Promise<{ waiting: number; late: number }> {
  const day = sql`${of.today}::date`;
  const found = await sql<{ waiting: number; late: number }>`
    select count(*)::int as waiting, (count(*) filter (where ${takesOn(day)} < ${day}))::int as late
    from resource_request q join resource r on r.id = q.resource_id where r.owner_id = ${of.userId}::uuid and ${stateOn(day)} in ('approved', 'accepted')`.execute(
    db,
  );
  return found.rows[0]!;
}

export async function isAskedFor(db: Db, resourceId: string): Promise<boolean> {
  return (await sql`select from resource_request where resource_id = ${resourceId}::uuid limit 1`.execute(db)).rows.length > 0;
}
