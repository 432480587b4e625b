import type { PortalFeedback } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

const LONGEST_TITLE = 200;

/** Asks k that a member sees: their own, or all of their company. */
const visibleTo = ({ accountId, contactId, whole }: Member): Sql<boolean> =>
  sql<boolean>`(k.account_id = ${accountId}::uuid and ${whole ? sql`true` : sql`k.contact_id = ${contactId}::uuid`})`;

/** What a member, or their company, asked for: each item once, by its latest ask. It goes by words meant for them, or their own, and by no words of ours. */
export async function selectFeedback(
  db: Db,
  member: Member,
  of: { id?: string; after?: string[] | null; limit: number },
): Promise<PortalFeedback[]> {
  const { id, after, limit } = of;
  const found = await sql<PortalFeedback>`
    with mine as (select distinct on (k.item_id) k.* from feedback_ask k where ${visibleTo(member)} and ${id ? sql`k.item_id = ${id}::uuid` : sql`true`}
      order by k.item_id, k.asked_on desc, k.id desc)
    select i.id, i.number::int, coalesce(i.portal_title, r.subject, left(k.quote, ${LONGEST_TITLE})) as title, i.kind, p.name as "productName",
      case when i.state in ('new', 'triaged') then 'noted' when i.state = 'verified' then 'delivered' else i.state end as state, i.state_since as since,
      k.asked_on as "askedOn", c.name as "byName",
      case when i.state in ('planned', 'in_progress', 'delivered', 'verified') then i.target_release end as "targetRelease",
      case when i.state in ('planned', 'in_progress') then i.target_on end as "targetOn",
      case when v.state is not null then jsonb_build_object('state', v.state, 'answeredOn', v.answered_on,
        'note', case when v.contact_id is not null then v.note end) end as verification
    from mine k join feedback_item i on i.id = k.item_id left join product p on p.id = i.product_id
      left join contact c on c.account_id = k.account_id and c.id = k.contact_id
      left join service_request r on k.source = 'request' and r.id = k.source_id and r.account_id = k.account_id
      left join feedback_verification v on v.account_id = k.account_id and v.item_id = i.id and v.round = i.round and i.state in ('delivered', 'verified')
    where ${after ? sql`(k.asked_on, i.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by k.asked_on desc, i.id desc limit ${limit}`.execute(db);
  return found.rows;
}
