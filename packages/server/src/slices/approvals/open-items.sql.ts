import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { approvalVisible, type Viewer, waitsFor } from './approval-row.sql.ts';

/**
 * Open requests, each once: account_id (null: of no customer), id, kind, title (both languages), due_on, amount in base currency, asker, step
 * (both languages), revision, and whom it waits for: their ids as holders, their names, and the first of them as owner_id with their team_id.
 */
export const openApprovals = (timeZone: string): Sql => sql`(
  select r.account_id, r.id, r.kind, r.title, r.base_amount as amount, r.revision, q.name as asker, h.owner_id, o.team_id, h.holders, h.names,
    (coalesce(r.due_at, r.asked_at) at time zone ${timeZone})::date as due_on,
    (select s.name from approval_step s where s.request_id = r.id and s.state = 'open') as step
  from approval_request r left join app_user q on q.id = r.asked_by
    cross join lateral (select (array_agg(u.id order by u.name, u.id))[1] as owner_id, array_agg(u.id) as holders,
        array_agg(u.name order by u.name, u.id) as names
      from approval_signer g join app_user u on u.id = g.holder_id where g.request_id = r.id and g.state = 'asked') h
    join app_user o on o.id = h.owner_id
  where r.state = 'open')`;

/** The ids of requests that the viewer sees and that wait for a person, or for whom that one stands in. */
export const waitingFor = (userId: string | null, viewer: Viewer): Sql =>
  sql`(select r.id from approval_request r where ${waitsFor({ userId, today: viewer.today })} and ${approvalVisible(viewer)})`;

/** The ids of those that the viewer sees and that wait for anybody of a team; null: for anybody who is of none. */
export const waitingForTeam = (teamId: string | null, viewer: Viewer): Sql =>
  sql`(select r.id from approval_request r where r.id in (select g.request_id from approval_signer g join app_user u on u.id = g.holder_id
    where g.state = 'asked' and u.team_id is not distinct from ${teamId}::uuid) and ${approvalVisible(viewer)})`;
