import type { Handover, HandoverTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** Whose eyes: a handover is seen by those who see the account, and by the two whom it concerns. */
export interface Viewer {
  userId: string | null;
  reads: Scope;
  writes: Scope;
  /** May do at accounts of their writing scope what giver and taker may. */
  leads: boolean;
  /** Whether they read contracts. */
  contracts: boolean;
}

export const handoverVisible = ({ userId, reads }: Viewer): Sql<boolean> =>
  reads.all ? sql`true` : sql`(${userId}::uuid in (h.from_id, h.to_id) or ${accountInScope(reads, sql`h.account_id`)})`;
const led = ({ leads, writes }: Viewer): Sql<boolean> => (leads ? accountInScope(writes, sql`h.account_id`) : sql`false`);
const party = (viewer: Viewer, column: 'from_id' | 'to_id'): Sql<boolean> =>
  sql`(${sql.ref(`h.${column}`)} is not distinct from ${viewer.userId}::uuid and ${viewer.userId !== null} or ${led(viewer)})`;

export const handoverColumns = (
  viewer: Viewer,
): Sql => sql`h.id, h.account_id as "accountId", a.name as "accountName", s.tier, s.tier_rank as "tierRank",
  h.contract_id as "contractId", ${viewer.contracts ? sql`k.code` : sql`null::text`} as "contractCode", h.reason, h.from_id as "fromId",
  f.name as "fromName", h.to_id as "toId", t.name as "toName", h.items, h.note, h.state, h.opened_on as "openedOn", h.due_on as "dueOn",
  h.escalated_on as "escalatedOn", h.ended_on as "endedOn", h.revision,
  h.state in ('draft', 'returned') and ${party(viewer, 'from_id')} as "mayGive", h.state = 'handed' and ${party(viewer, 'to_id')} as "mayAnswer"`;
export const HANDOVERS = sql`handover h join account a on a.id = h.account_id join app_user t on t.id = h.to_id
  left join app_user f on f.id = h.from_id left join account_state s on s.account_id = h.account_id
  left join contract k on k.account_id = h.account_id and k.id = h.contract_id`;

/** One handover that the viewer sees, with its course. */
export async function selectHandover(db: Db, viewer: Viewer, id: string): Promise<HandoverTold | undefined> {
  const found = await sql<HandoverTold>`
    select ${handoverColumns(viewer)}, (select coalesce(jsonb_agg(jsonb_build_object('what', p.what, 'at', p.at, 'byName', u.name, 'note', p.note)
        order by p.revision, p.at), '[]') from handover_step p left join app_user u on u.id = p.by_id
        where p.account_id = h.account_id and p.handover_id = h.id) as steps
    from ${HANDOVERS} where h.id = ${id}::uuid and ${handoverVisible(viewer)}`.execute(db);
  return found.rows[0];
}

/** Locks one, so that two people do not both answer. */
export async function lockHandover(db: Db, id: string): Promise<void> {
  await sql`select from handover where id = ${id}::uuid for update`.execute(db);
}

const VIEWS: Record<string, (viewer: Viewer) => Sql<boolean>> = {
  give: ({ userId }) => sql`h.ended_on is null and h.state in ('draft', 'returned') and h.from_id = ${userId}::uuid`,
  take: ({ userId }) => sql`h.ended_on is null and h.state = 'handed' and h.to_id = ${userId}::uuid`,
  late: () => sql`h.ended_on is null and h.escalated_on is not null`,
  open: () => sql`h.ended_on is null`,
  ended: () => sql`h.ended_on is not null`,
};
export interface HandoverQuery {
  view: keyof typeof VIEWS;
  accountId: string | undefined;
  after: string[] | null;
  limit: number;
}

export async function listHandovers(db: Db, viewer: Viewer, { view, accountId, after, limit }: HandoverQuery): Promise<Handover[]> {
  const ended = view === 'ended';
  const key = ended ? sql`(h.ended_on, h.id)` : sql`(h.due_on, h.id)`;
  const place = after ? sql`${key} ${ended ? sql`<` : sql`>`} (${after[0]}::date, ${after[1]}::uuid)` : sql`true`;
  const found = await sql<Handover>`
    select ${handoverColumns(viewer)} from ${HANDOVERS}
    where ${VIEWS[view]!(viewer)} and ${handoverVisible(viewer)} and ${place}
      and ${accountId ? sql`h.account_id = ${accountId}::uuid` : sql`true`}
    order by ${ended ? sql`h.ended_on desc, h.id desc` : sql`h.due_on, h.id`} limit ${limit + 1}`.execute(db);
  return found.rows;
}

export interface Waiting {
  give: number;
  take: number;
  late: number;
}
export async function countWaiting(db: Db, viewer: Viewer): Promise<Waiting> {
  const count = (view: keyof typeof VIEWS, more: Sql) =>
    sql`(select count(*)::int from handover h where ${VIEWS[view]!(viewer)} and ${more})`;
  const found = await sql<Waiting>`select ${count('give', sql`true`)} as give, ${count('take', sql`true`)} as take,
    ${count('late', led(viewer))} as late`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('counts answer one row');
  return row;
}

export interface HandoverFigures {
  accepted: number;
  medianDays: number | null;
  returnedShare: number | null;
}
/** Of the handovers accepted within days: the median of days from opening to acceptance, and the share that had come back before. */
export async function handoverFigures(db: Db, viewer: Viewer, from: string, until: string): Promise<HandoverFigures> {
  const found = await sql<HandoverFigures>`
    select count(*)::int as accepted, (percentile_cont(0.5) within group (order by h.ended_on - h.opened_on))::float8 as "medianDays",
      (count(*) filter (where exists (select from handover_step p where p.account_id = h.account_id and p.handover_id = h.id
        and p.what = 'returned')))::float8 / nullif(count(*), 0) as "returnedShare"
    from handover h where h.state = 'accepted' and h.ended_on between ${from}::date and ${until}::date
      and ${accountInScope(viewer.reads, sql`h.account_id`)}`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate answers one row');
  return row;
}
