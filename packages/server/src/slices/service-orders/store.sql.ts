import type { ORDER_EVENTS, OrderKind, Severity } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Course } from './course.ts';

/** Whose it is, what it is about, and who does it. */
export interface About {
  accountId: string;
  contactId: string | null;
  productId: string | null;
  requestId: string | null;
  kind: OrderKind;
  severity: Severity | null;
  title: string;
  description: string;
  providerId: string | null;
}
export interface NewOrder extends Course, About {
  id: string;
  createdBy: string | null;
  createdAt: string;
  changedAt: string;
  engineerIds: readonly string[];
}
export interface Stored extends NewOrder {
  number: number;
  revision: number;
}

/** An order, locked: two who work on it come one after the other. */
export async function lockOrder(db: Db, id: string): Promise<Stored | undefined> {
  await sql`select from service_order where id = ${id}::uuid for update`.execute(db);
  const found = await sql<Stored>`
    select o.id, o.number::int, o.account_id as "accountId", o.contact_id as "contactId", o.product_id as "productId", o.request_id as "requestId",
      o.kind, o.severity, o.title, o.description, o.provider_id as "providerId", o.created_by as "createdBy", o.created_at as "createdAt",
      o.changed_at as "changedAt", o.state, o.planned_from as "plannedFrom", o.planned_to as "plannedTo", o.promised_at as "promisedAt", o.solution,
      o.solved_at as "solvedAt", o.delivered_at as "deliveredAt", o.acceptance, o.accepted_at as "acceptedAt", o.acceptance_note as "acceptanceNote",
      o.accepted_contact_id as "acceptedContactId", o.rating, o.rejected, o.reopened, o.ended_at as "endedAt", o.revision,
      array(select e.user_id from service_order_engineer e where e.order_id = o.id order by e.user_id) as "engineerIds"
    from service_order o where o.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}

const NUMBERS = 46_093;
/** As with requests, a first order is not number 1. */
const FIRST_NUMBER = 1001;
const ABOUT = sql`"accountId" uuid, "contactId" uuid, "productId" uuid, "requestId" uuid, kind text, severity text, title text, description text,
  "providerId" uuid`;
const STANDING = sql`state text, "plannedFrom" timestamptz, "plannedTo" timestamptz, "promisedAt" timestamptz, solution text, "solvedAt" timestamptz,
  "deliveredAt" timestamptz, acceptance text, "acceptedAt" timestamptz, "acceptanceNote" text, "acceptedContactId" uuid, rating int, rejected int,
  reopened int, "endedAt" timestamptz`;

/** New orders, numbered in the order in which they were made. */
// unaudited: the verbs that open orders record it
export async function insertOrders(db: Db, orders: readonly NewOrder[]): Promise<void> {
  if (!orders.length) return;
  await sql`select pg_advisory_xact_lock(${NUMBERS})`.execute(db);
  await sql`
    insert into service_order (id, number, account_id, contact_id, product_id, request_id, kind, severity, title, description, provider_id, state,
      planned_from, planned_to, promised_at, solution, solved_at, delivered_at, acceptance, accepted_at, acceptance_note, accepted_contact_id,
      rating, rejected, reopened, ended_at, created_by, created_at, changed_at)
    select o.id, (select coalesce(max(number), ${FIRST_NUMBER - 1}) from service_order) + row_number() over (order by o."createdAt", o.id),
      o."accountId", o."contactId", o."productId", o."requestId", o.kind, o.severity, o.title, o.description, o."providerId", o.state,
      o."plannedFrom", o."plannedTo", o."promisedAt", o.solution, o."solvedAt", o."deliveredAt", o.acceptance, o."acceptedAt", o."acceptanceNote",
      o."acceptedContactId", o.rating, o.rejected, o.reopened, o."endedAt", o."createdBy", o."createdAt", o."changedAt"
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb)
      as o(id uuid, "createdBy" uuid, "createdAt" timestamptz, "changedAt" timestamptz, ${ABOUT}, ${STANDING})`.execute(db);
  await putEngineers(db, orders);
}

/** An order as a verb left it. */
// unaudited: the verbs record what was done
export async function saveOrder(db: Db, order: Stored, now: string): Promise<void> {
  await sql`
    update service_order q set contact_id = o."contactId", product_id = o."productId", kind = o.kind, severity = o.severity, title = o.title,
      description = o.description, provider_id = o."providerId", state = o.state, planned_from = o."plannedFrom", planned_to = o."plannedTo",
      promised_at = o."promisedAt", solution = o.solution, solved_at = o."solvedAt", delivered_at = o."deliveredAt", acceptance = o.acceptance,
      accepted_at = o."acceptedAt", acceptance_note = o."acceptanceNote", accepted_contact_id = o."acceptedContactId", rating = o.rating,
      rejected = o.rejected, reopened = o.reopened, ended_at = o."endedAt", changed_at = ${now}, revision = q.revision + 1
    from jsonb_to_recordset(${JSON.stringify([order])}::jsonb) as o(id uuid, ${ABOUT}, ${STANDING}) where q.id = o.id`.execute(db);
  await putEngineers(db, [order]);
}

/** Who goes, as it now is. */
async function putEngineers(db: Db, orders: readonly Pick<NewOrder, 'id' | 'engineerIds'>[]): Promise<void> {
  const rows = JSON.stringify(orders.flatMap(({ id, engineerIds }) => engineerIds.map((userId) => ({ orderId: id, userId }))));
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as g("orderId" uuid, "userId" uuid)`;
  await sql`delete from service_order_engineer e where e.order_id = any(${orders.map(({ id }) => id)}::uuid[])
    and not exists (select from ${given} where g."orderId" = e.order_id and g."userId" = e.user_id)`.execute(db);
  await sql`insert into service_order_engineer (order_id, user_id) select g."orderId", g."userId" from ${given} on conflict do nothing`.execute(
    db,
  );
}

export interface NewEntry {
  orderId: string;
  id: string;
  at: string;
  what: (typeof ORDER_EVENTS)[number];
  authorId: string | null;
  contactId?: string | null;
  body?: string;
  shared?: boolean;
  detail?: object | null;
}
// unaudited: as saveOrder
export async function insertEntries(db: Db, entries: readonly NewEntry[]): Promise<void> {
  await sql`
    insert into service_order_entry (order_id, id, at, seq, what, author_id, contact_id, body, shared, detail)
    select e."orderId", e.id, e.at, (select coalesce(max(seq), 0) from service_order_entry b where b.order_id = e."orderId")
        + row_number() over (partition by e."orderId" order by e.nth),
      e.what, e."authorId", e."contactId", coalesce(e.body, ''), coalesce(e.shared, false), e.detail
    from jsonb_to_recordset(${JSON.stringify(entries.map((entry, nth) => ({ ...entry, nth })))}::jsonb) as e(nth int, "orderId" uuid, id uuid,
      at timestamptz, what text, "authorId" uuid, "contactId" uuid, body text, shared boolean, detail jsonb)`.execute(db);
}
