import type { REQUEST_LISTS, RequestChannel, RequestKind, ServiceRequest, Severity } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Counted, isCounted } from './counted.sql.ts';
import { excerptOf, foundBy } from './search/found.sql.ts';
import { entryVisible, requestVisible, requestWorkable, type Viewer } from './visibility.sql.ts';

export type RequestList = (typeof REQUEST_LISTS)[number];

/** A clock as it is stored; what is left of it is worked out where it is shown. */
export interface ClockRow {
  clock: 'first' | 'next' | 'solve';
  startedAt: string;
  endedAt: string | null;
  cancelled: boolean;
  targetMinutes: number | null;
  dueAt: string | null;
  usedMs: number | null;
  breachedAt: string | null;
}
export type RequestRow = Omit<ServiceRequest, 'clock'> & { slaClass: string | null; clockRow: ClockRow | null };

export const clockColumns = sql`jsonb_build_object('clock', k.clock, 'startedAt', k.started_at, 'endedAt', k.ended_at, 'cancelled', k.cancelled,
  'targetMinutes', k.target_minutes, 'dueAt', k.due_at, 'usedMs', k.used_ms, 'breachedAt', k.breached_at)`;

export const REQUESTS = sql`service_request r left join account a on a.id = r.account_id left join product p on p.id = r.product_id
  left join team t on t.id = r.team_id left join app_user u on u.id = r.assignee_id left join account v on v.id = r.provider_id
  left join contact c on c.account_id = r.account_id and c.id = r.contact_id`;
/** Who only works on a request is told the customer's name, and does not meet it. */
export const requestColumns = ({
  reads,
}: Viewer): Sql => sql`r.id, r.number::int, r.code, r.account_id as "accountId", a.name as "accountName",
  (r.account_id is not null and ${accountInScope(reads, sql`r.account_id`)}) as "accountMet",
  r.contact_id as "contactId", c.name as "contactName", r.product_id as "productId", p.name as "productName", r.kind, r.severity, r.channel,
  r.subject, r.status, r.team_id as "teamId", t.name as "teamName", r.assignee_id as "assigneeId", u.name as "assigneeName",
  r.provider_id as "providerId", v.name as "providerName", r.opened_at as "openedAt", r.changed_at as "changedAt", r.closed_at as "closedAt",
  r.awaits_since as "awaitsSince", r.reopened, r.rating, r.revision, r.sla_class as "slaClass"`;

const VIEWS: Record<RequestList, (viewer: Viewer) => Sql<boolean>> = {
  mine: ({ userId }) => sql`r.closed_at is null and r.assignee_id = ${userId}::uuid`,
  queue: ({ teamId, providers }) =>
    providers
      ? sql`r.closed_at is null and r.assignee_id is null`
      : sql`r.closed_at is null and r.assignee_id is null and r.provider_id is null
          and (r.team_id is null or ${teamId ? sql`r.team_id = ${teamId}::uuid` : sql`true`})`,
  open: () => sql`r.closed_at is null`,
  late: ({ now }) => sql`r.closed_at is null and r.next_due_at < ${now}::timestamptz`,
  waiting: () => sql`r.closed_at is null and r.status = 'waiting'`,
  solved: () => sql`r.closed_at is null and r.status = 'solved'`,
  closed: () => sql`r.closed_at is not null`,
  all: () => sql`true`,
};
/** Which of a list are shown. */
export interface RequestFilter {
  view: RequestList;
  accountId?: string | undefined;
  productId?: string | undefined;
  assigneeId?: string | undefined;
  kind?: RequestKind | undefined;
  severity?: Severity | undefined;
  channel?: RequestChannel | undefined;
  q?: string | undefined;
  /** Those that a figure of the desk counts. */
  counted?: Counted | undefined;
}
export interface RequestQuery extends RequestFilter {
  after: string[] | null;
  limit: number;
}
const equal = (column: string, value: string | undefined, type: 'uuid' | 'text'): Sql =>
  value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}::${sql.raw(type)}`;

/** What ended, and everything at once, is read from its newest on. */
export const isNewestFirst = (view: RequestList): boolean => view === 'closed' || view === 'all';

/** What ended is read from its end on, everything else from when it was opened. */
const newestBy = (view: RequestList): Sql => (view === 'closed' ? sql`r.closed_at` : sql`r.opened_at`);
export const orderOf = (view: RequestList): Sql =>
  isNewestFirst(view) ? sql`${newestBy(view)} desc, r.id desc` : sql`r.next_due_at, r.opened_at, r.id`;

/** Requests r of a list that the viewer sees, as far as it is narrowed. */
export const requestsOf = (viewer: Viewer, { view, q, counted, ...of }: RequestFilter): Sql<boolean> => sql`
  ${VIEWS[view](viewer)} and ${requestVisible(viewer)} and ${equal('r.account_id', of.accountId, 'uuid')}
  and ${equal('r.product_id', of.productId, 'uuid')} and ${equal('r.assignee_id', of.assigneeId, 'uuid')}
  and ${equal('r.kind', of.kind, 'text')} and ${equal('r.severity', of.severity, 'text')} and ${equal('r.channel', of.channel, 'text')}
  and ${q ? foundBy(q, entryVisible(viewer)) : sql`true`} and ${counted ? isCounted(counted, viewer.now) : sql`true`}`;

type Listed = RequestRow & { excerpt: string | null; place: string[] };
/** One page: open requests by what is due first, closed ones and all the newest first. */
export async function listRequests(db: Db, viewer: Viewer, { after, limit, ...filter }: RequestQuery): Promise<Listed[]> {
  const { view, q } = filter;
  const newest = isNewestFirst(view);
  const by = newestBy(view);
  const key = newest ? sql`(${by}, r.id)` : sql`(r.next_due_at, r.opened_at, r.id)`;
  const place = !after
    ? sql`true`
    : newest
      ? sql`${key} < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql`${key} > (${after[0]}::timestamptz, ${after[1]}::timestamptz, ${after[2]}::uuid)`;
  const found = await sql<Listed>`
    select ${requestColumns(viewer)}, ${q ? excerptOf(q, entryVisible(viewer)) : sql`null`} as excerpt,
      ${newest ? sql`jsonb_build_array(${by}, r.id)` : sql`jsonb_build_array(r.next_due_at, r.opened_at, r.id)`} as place,
      (select ${clockColumns} from request_clock k where k.request_id = r.id and k.ended_at is null
        order by k.due_at nulls last, k.started_at limit 1) as "clockRow"
    from ${REQUESTS}
    where ${requestsOf(viewer, filter)} and ${place}
    order by ${orderOf(view)} limit ${limit + 1}`.execute(db);
  return found.rows;
}

/** How many each list of the desk has. */
export async function countRequests(db: Db, viewer: Viewer) {
  const count = (view: RequestList): Sql => sql`(count(*) filter (where ${VIEWS[view](viewer)}))::int as ${sql.ref(view)}`;
  const found = await sql<Record<'mine' | 'queue' | 'open' | 'late' | 'waiting' | 'solved', number>>`
    select ${sql.join((['mine', 'queue', 'open', 'late', 'waiting', 'solved'] as const).map(count))}
    from service_request r where r.closed_at is null and ${requestVisible(viewer)}`.execute(db);
  return found.rows[0]!;
}

/** Those of some requests that the viewer sees and may work on. */
export async function workable(db: Db, viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select r.id from service_request r where r.id = any(${ids}::uuid[]) and ${requestVisible(viewer)} and ${requestWorkable(viewer)}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}
