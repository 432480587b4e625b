import type { RequestChannel, RequestEvent, RequestKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Course } from './course.ts';
import { hang } from './files/files.sql.ts';

/** Whose it is, what it is about, and to whom it was dispatched. */
export interface About {
  code: string | null;
  accountId: string | null;
  contactId: string | null;
  productId: string | null;
  kind: RequestKind;
  channel: RequestChannel;
  subject: string;
  teamId: string | null;
  assigneeId: string | null;
  providerId: string | null;
  slaClass: string | null;
  /** The customer's, 1 to 5. */
  rating: number | null;
  ratedAt: string | null;
}
export interface Stored extends Course, About {
  id: string;
  number: number;
  revision: number;
}

/** Requests with all of their lives, locked: two who work on one come one after the other. */
export async function lockRequests(db: Db, ids: readonly string[]): Promise<Stored[]> {
  await sql`select from service_request where id = any(${ids}::uuid[]) order by id for update`.execute(db);
  const found = await sql<Stored>`
    select r.id, r.number::int, r.code, r.account_id as "accountId", r.contact_id as "contactId", r.product_id as "productId", r.kind, r.severity,
      r.channel, r.subject, r.status, r.team_id as "teamId", r.assignee_id as "assigneeId", r.provider_id as "providerId", r.sla_class as "slaClass",
      r.rating, r.rated_at as "ratedAt",
      r.opened_at as "openedAt", r.dispatched_at as "dispatchedAt", r.first_answer_at as "firstAnswerAt", r.awaits_since as "awaitsSince",
      r.first_solved_at as "firstSolvedAt", r.solved_at as "solvedAt", r.callback, r.callback_note as "callbackNote", r.closed_at as "closedAt",
      r.closed_as as "closedAs", r.merged_into as "mergedInto", r.reopened, r.revision,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', p.seq, 'fromAt', p.from_at, 'untilAt', p.until_at, 'reason', p.reason) order by p.seq), '[]')
        from request_pause p where p.request_id = r.id) as pauses,
      (select coalesce(jsonb_agg(jsonb_build_object('clock', k.clock, 'seq', k.seq, 'startedAt', k.started_at, 'endedAt', k.ended_at,
          'cancelled', k.cancelled) order by k.clock, k.seq), '[]') from request_clock k where k.request_id = r.id) as clocks,
      (select coalesce(jsonb_agg(jsonb_build_object('seq', s.seq, 'severity', s.severity, 'fromOn', s.from_on, 'untilOn', s.until_on,
          'reopened', s.reopened) order by s.seq), '[]') from request_spell s where s.request_id = r.id) as spells
    from service_request r where r.id = any(${ids}::uuid[])`.execute(db);
  return found.rows;
}

export interface NewRequest extends Course, About {
  id: string;
  openedBy: string | null;
  changedAt: string;
}
export const NUMBERS = 46_077;
/** People count from here: a first request is not #1. */
export const FIRST_NUMBER = 1001;
const ABOUT = sql`code text, "accountId" uuid, "contactId" uuid, "productId" uuid, kind text, channel text, subject text, "teamId" uuid,
  "assigneeId" uuid, "providerId" uuid, "slaClass" text, rating int, "ratedAt" timestamptz`;
const STANDING = sql`status text, severity text, "openedAt" timestamptz, "dispatchedAt" timestamptz, "firstAnswerAt" timestamptz,
  "awaitsSince" timestamptz, "firstSolvedAt" timestamptz, "solvedAt" timestamptz, callback text, "callbackNote" text, "closedAt" timestamptz,
  "closedAs" text, "mergedInto" uuid, reopened int`;

/** New requests, numbered in their order, with their lives. */
// unaudited: the verbs and jobs that open requests record it
export async function insertRequests(db: Db, requests: readonly NewRequest[]): Promise<void> {
  if (!requests.length) return;
  await sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(db);
  await sql`
    insert into service_request (id, number, code, account_id, contact_id, product_id, kind, channel, subject, team_id, assignee_id, provider_id,
      sla_class, status, severity, opened_at, dispatched_at, first_answer_at, awaits_since, first_solved_at, solved_at, callback, callback_note,
      closed_at, closed_as, merged_into, reopened, rating, rated_at, opened_by, changed_at)
    select r.id, (select coalesce(max(number), ${FIRST_NUMBER - 1}) from service_request) + row_number() over (order by r."openedAt", r.id),
      r.code, r."accountId", r."contactId", r."productId", r.kind, r.channel, r.subject, r."teamId", r."assigneeId", r."providerId", r."slaClass",
      r.status, r.severity, r."openedAt", r."dispatchedAt", r."firstAnswerAt", r."awaitsSince", r."firstSolvedAt", r."solvedAt", r.callback,
      r."callbackNote", r."closedAt", r."closedAs", r."mergedInto", r.reopened, r.rating, r."ratedAt", r."openedBy", r."changedAt"
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as r(id uuid, "openedBy" uuid, "changedAt" timestamptz, ${ABOUT}, ${STANDING})`.execute(
    db,
  );
  await putLives(db, requests);
}

/** Requests as verbs left them. */
// unaudited: the verbs record what was done
export async function saveRequests(db: Db, requests: readonly Stored[], now: string): Promise<void> {
  await sql`
    update service_request q set code = r.code, account_id = r."accountId", contact_id = r."contactId", product_id = r."productId", kind = r.kind,
      channel = r.channel, subject = r.subject, team_id = r."teamId", assignee_id = r."assigneeId", provider_id = r."providerId",
      sla_class = r."slaClass", status = r.status, severity = r.severity, dispatched_at = r."dispatchedAt", first_answer_at = r."firstAnswerAt",
      awaits_since = r."awaitsSince", first_solved_at = r."firstSolvedAt", solved_at = r."solvedAt", callback = r.callback,
      callback_note = r."callbackNote", closed_at = r."closedAt", closed_as = r."closedAs", merged_into = r."mergedInto", reopened = r.reopened,
      rating = r.rating, rated_at = r."ratedAt", changed_at = ${now}, revision = q.revision + 1
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as r(id uuid, ${ABOUT}, ${STANDING}) where q.id = r.id`.execute(db);
  await putLives(db, requests);
}

/** Pauses, clocks and spells as they now are; a clock that runs again is worked out anew. */
async function putLives(db: Db, requests: readonly (Course & { id: string })[]): Promise<void> {
  const of = <T extends object>(rows: (course: Course) => readonly T[]): string =>
    JSON.stringify(requests.flatMap((request) => rows(request).map((row) => ({ ...row, requestId: request.id }))));
  await sql`insert into request_pause (request_id, seq, from_at, until_at, reason)
    select p."requestId", p.seq, p."fromAt", p."untilAt", p.reason
    from jsonb_to_recordset(${of(({ pauses }) => pauses)}::jsonb) as p("requestId" uuid, seq int, "fromAt" timestamptz, "untilAt" timestamptz, reason text)
    on conflict (request_id, seq) do update set until_at = excluded.until_at`.execute(db);
  await sql`insert into request_clock (request_id, clock, seq, started_at, ended_at, cancelled)
    select k."requestId", k.clock, k.seq, k."startedAt", k."endedAt", k.cancelled
    from jsonb_to_recordset(${of(({ clocks }) => clocks)}::jsonb)
      as k("requestId" uuid, clock text, seq int, "startedAt" timestamptz, "endedAt" timestamptz, cancelled boolean)
    on conflict (request_id, clock, seq) do update set ended_at = excluded.ended_at, cancelled = excluded.cancelled, used_ms = null
      where row(request_clock.ended_at, request_clock.cancelled) is distinct from row(excluded.ended_at, excluded.cancelled)`.execute(db);
  await sql`insert into request_spell (request_id, seq, severity, from_on, until_on, reopened)
    select s."requestId", s.seq, s.severity, s."fromOn", s."untilOn", s.reopened
    from jsonb_to_recordset(${of(({ spells }) => spells)}::jsonb)
      as s("requestId" uuid, seq int, severity text, "fromOn" date, "untilOn" date, reopened boolean)
    on conflict (request_id, seq) do update set until_on = excluded.until_on`.execute(db);
}

export interface NewEntry {
  requestId: string;
  id: string;
  at: string;
  kind: 'in' | 'out' | 'note' | 'event';
  channel?: RequestChannel | null;
  authorId?: string | null;
  contactId?: string | null;
  authorName?: string | null;
  body?: string;
  shared?: boolean;
  mentions?: readonly string[];
  event?: Partial<RequestEvent> | null;
  messageId?: string | null;
  /** Files that were sent up before, to hang on it. */
  files?: readonly string[];
}

// unaudited: as saveRequests
export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<void> {
  if (!entries.length) return;
  const rows = entries.map(({ files: _, ...entry }, at) => ({ ...entry, seq: at + 1 }));
  await sql`
    insert into request_entry (request_id, id, at, seq, kind, channel, author_id, contact_id, author_name, body, shared, mentions, event, message_id)
    select e."requestId", e.id, e.at,
      (select coalesce(max(seq), 0) from request_entry b where b.request_id = e."requestId") + e.seq, e.kind, e.channel, e."authorId", e."contactId", e."authorName", coalesce(e.body, ''), coalesce(e.shared, false),
      coalesce(e.mentions, '{}'), e.event, e."messageId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e("requestId" uuid, id uuid, at timestamptz, seq int, kind text, channel text,
      "authorId" uuid, "contactId" uuid, "authorName" text, body text, shared boolean, mentions uuid[], event jsonb, "messageId" text)`.execute(
    db,
  );
  await hang(
    db,
    entries.map(({ files = [], ...entry }) => ({ ...entry, files })),
  );
}

/** Entries that move to another request: of a merge all, of a split those named. */
// unaudited: as saveRequests
export async function moveEntries(db: Db, from: string, to: string, ids: readonly string[] | 'all'): Promise<number> {
  const which = ids === 'all' ? sql`kind <> 'event'` : sql`kind in ('in', 'note') and id = any(${ids}::uuid[])`;
  const moved = await sql`update request_entry set request_id = ${to}::uuid where request_id = ${from}::uuid and ${which}`.execute(db);
  return Number(moved.numAffectedRows ?? 0);
}

/** Since when something that the customer said waits for an answer; null: nothing does. */
export async function unansweredSince(db: Db, id: string): Promise<string | null> {
  const found = await sql<{ at: string | null }>`
    select min(e.at) as at from request_entry e where e.request_id = ${id}::uuid and e.kind = 'in'
      and not exists (select from request_entry o where o.request_id = e.request_id and o.kind = 'out' and (o.at, o.seq) > (e.at, e.seq))`.execute(
    db,
  );
  return found.rows[0]?.at ?? null;
}

/** A request as an event of another names it. */
export async function numbered(db: Db, id: string): Promise<{ otherId: string; otherNumber: number } | undefined> {
  const found = await sql<{ otherId: string; otherNumber: number }>`
    select id as "otherId", number::int as "otherNumber" from service_request where id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

/** The request that took another in at last; itself where it was not merged. */
export async function finalOf(db: Db, id: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    with recursive way as (select r.id, r.merged_into, 1 as step from service_request r where r.id = ${id}::uuid
      union all select n.id, n.merged_into, w.step + 1 from way w join service_request n on n.id = w.merged_into where w.step < 100)
    select id from way order by step desc limit 1`.execute(db);
  return found.rows[0]?.id;
}
