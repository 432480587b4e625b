import { PORTAL_EVENTS, type PortalEntry, type PortalRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { filesOf, foundBy } from '../requests/index.ts';

const LONGEST_CONVERSATION = 500;

/** Requests r that a member sees: their own, or all of their company. The company is that of the session, whatever a call says. */
export const visibleTo = ({ accountId, contactId, whole }: Member): Sql<boolean> =>
  sql<boolean>`(r.account_id = ${accountId}::uuid and ${whole ? sql`true` : sql`r.contact_id = ${contactId}::uuid`})`;

const due = (clocks: Sql): Sql =>
  sql`(select min(k.due_at) from request_clock k where k.request_id = r.id and k.ended_at is null and k.clock in (${clocks}))`;
const columns = ({ contactId }: Member): Sql => sql`r.id, r.number::int, r.subject, r.kind, r.severity, p.name as "productName",
  case when r.status in ('new', 'dispatched') then 'received' when r.status <> 'closed' then r.status when r.closed_as = 'duplicate' then 'merged'
    when r.closed_as = 'cancelled' then 'cancelled' else 'closed' end as state,
  c.name as "byName", coalesce(r.contact_id = ${contactId}::uuid, false) as mine, r.opened_at as "openedAt", r.changed_at as "changedAt",
  ${due(sql`'first', 'next'`)} as "answerBy", ${due(sql`'solve'`)} as "solveBy", r.rating`;
const REQUESTS = sql`service_request r left join product p on p.id = r.product_id
  left join contact c on c.account_id = r.account_id and c.id = r.contact_id`;

/** Of entries e, what its customer reads of one another: what the desk says among itself is not even searched. */
export const ENTRY_TOLD = sql<boolean>`e.kind in ('in', 'out')`;
const VIEWS = { open: sql`r.closed_at is null`, ended: sql`r.closed_at is not null`, all: sql`true` };

/** One page of a member's requests, the newest first. */
export async function selectRequests(
  db: Db,
  member: Member,
  page: { view: keyof typeof VIEWS; q: string | undefined; after: string[] | null; limit: number },
): Promise<PortalRequest[]> {
  const { view, q, after, limit } = page;
  const found = await sql<PortalRequest>`
    select ${columns(member)} from ${REQUESTS} where ${visibleTo(member)} and ${VIEWS[view]} and ${q ? foundBy(q, ENTRY_TOLD) : sql`true`}
      and ${after ? sql`(r.opened_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by r.opened_at desc, r.id desc limit ${limit + 1}`.execute(db);
  return found.rows;
}

type Told = PortalRequest & { mergedInto: { id: string; number: number } | null };
export async function selectRequest(db: Db, member: Member, id: string): Promise<Told | undefined> {
  const found = await sql<Told>`
    select ${columns(member)}, (select jsonb_build_object('id', m.id, 'number', m.number) from (select r.* from service_request r
        where ${visibleTo(member)}) m where m.id = r.merged_into) as "mergedInto"
    from ${REQUESTS} where r.id = ${id}::uuid and ${visibleTo(member)}`.execute(db);
  return found.rows[0];
}

/** What was said in a request that its reader sees: neither notes, nor the words that belong to what the desk did with it. */
export async function selectEntries(db: Db, id: string): Promise<PortalEntry[]> {
  const found = await sql<PortalEntry>`
    select e.id, e.at, e.kind, case when e.kind = 'in' then coalesce(c.name, e.author_name) end as "byName",
      case when e.kind = 'event' then '' else e.body end as body, case when e.kind = 'event' then e.event ->> 'what' end as event, ${filesOf} as files
    from (select e.* from request_entry e where e.request_id = ${id}::uuid
        and (e.kind in ('in', 'out') or e.kind = 'event' and e.event ->> 'what' = any(${PORTAL_EVENTS}::text[]))
      order by e.at desc, e.seq desc, e.id desc limit ${LONGEST_CONVERSATION}) e
      join service_request r on r.id = e.request_id left join contact c on c.account_id = r.account_id and c.id = e.contact_id
    order by e.at, e.seq, e.id`.execute(db);
  return found.rows;
}

/** How much a member said in the last hour: requests, and all that they wrote. */
export async function saidLately(db: Db, { accountId, contactId }: Member, now: string): Promise<{ opened: number; said: number }> {
  const found = await sql<{ opened: number; said: number }>`
    select (select count(*) from service_request r where r.account_id = ${accountId}::uuid and r.contact_id = ${contactId}::uuid
        and r.channel = 'portal' and r.opened_at > ${now}::timestamptz - interval '1 hour')::int as opened,
      (select count(*) from service_request r join request_entry e on e.request_id = r.id where r.account_id = ${accountId}::uuid
        and r.changed_at > ${now}::timestamptz - interval '1 hour' and e.contact_id = ${contactId}::uuid and e.kind = 'in'
        and e.channel = 'portal' and e.at > ${now}::timestamptz - interval '1 hour')::int as said`.execute(db);
  return found.rows[0]!;
}
