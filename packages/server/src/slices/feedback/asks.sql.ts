import type { FeedbackAsk } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface NewAsk {
  id: string;
  accountId: string;
  itemId: string;
  contactId: string | null;
  source: FeedbackAsk['source'];
  sourceId: string | null;
  askedOn: string;
  frequency: FeedbackAsk['frequency'];
  quote: string | null;
}
/** What tells one asker of a customer from another: the source, or by hand the person. */
export const occasionOf = ({ source, sourceId, contactId }: Pick<NewAsk, 'source' | 'sourceId' | 'contactId'>): string =>
  `${source}:${sourceId ?? contactId ?? ''}`;

/** Who asked; told again, what is said of it now takes the place of what was said. */
// unaudited: whoever adds it records it
export async function putAsks(db: Db, asks: readonly NewAsk[], by: { userId: string | null; now: string }): Promise<void> {
  const rows = asks.map((ask) => ({ ...ask, occasion: occasionOf(ask) }));
  await sql`
    insert into feedback_ask (account_id, id, item_id, noted_item_id, occasion, contact_id, source, source_id, asked_on, frequency, quote, added_by, added_at)
    select k."accountId", k.id, k."itemId", k."itemId", k.occasion, k."contactId", k.source, k."sourceId", k."askedOn", k.frequency, k.quote,
      ${by.userId}::uuid, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k("accountId" uuid, id uuid, "itemId" uuid, occasion text, "contactId" uuid, source text,
      "sourceId" uuid, "askedOn" date, frequency text, quote text)
    on conflict (account_id, noted_item_id, occasion) do update set contact_id = excluded.contact_id, asked_on = excluded.asked_on,
      frequency = excluded.frequency, quote = excluded.quote`.execute(db);
}

/** Answers of which item it was. */
// unaudited: as putAsks
export async function deleteAsk(db: Db, { accountId, id }: { accountId: string; id: string }): Promise<string | undefined> {
  const gone = await sql<{ itemId: string }>`delete from feedback_ask where account_id = ${accountId}::uuid and id = ${id}::uuid
    returning item_id as "itemId"`.execute(db);
  return gone.rows[0]?.itemId;
}

// unaudited: the merge is recorded
export async function moveAsks(db: Db, from: string, to: string): Promise<void> {
  await sql`update feedback_ask set item_id = ${to}::uuid where item_id = ${from}::uuid`.execute(db);
}

export interface AskFilter {
  scope: Scope;
  day: string;
  itemId?: string | undefined;
  accountId?: string | undefined;
  sourceId?: string | undefined;
}
/** One page of who asked, at customers in scope, the latest first. */
export async function listAsks(db: Db, of: AskFilter, page: { after: string[] | null; limit: number }): Promise<FeedbackAsk[]> {
  const { after } = page;
  const found = await sql<FeedbackAsk>`
    select k.id, k.account_id as "accountId", a.name as "accountName", k.contact_id as "contactId", c.name as "contactName",
      jsonb_build_object('id', i.id, 'number', i.number, 'title', i.title, 'state', i.state, 'targetRelease', i.target_release) as item,
      k.source, k.source_id as "sourceId", k.asked_on as "askedOn", k.frequency, k.quote, u.name as "addedByName",
      case when v.state is not null then jsonb_build_object('state', v.state, 'answeredOn', v.answered_on, 'note', v.note,
        'byCustomer', v.contact_id is not null) end as verification
    from feedback_ask k join account a on a.id = k.account_id join feedback_item i on i.id = k.item_id
      left join contact c on c.account_id = k.account_id and c.id = k.contact_id left join app_user u on u.id = k.added_by
      left join feedback_verification v on v.account_id = k.account_id and v.item_id = k.item_id and v.round = i.round
        and i.state in ('delivered', 'verified')
    where ${inScope(of.scope, 'a')} and k.asked_on <= ${of.day}::date
      and ${of.itemId ? sql`k.item_id = ${of.itemId}::uuid` : sql`true`} and ${of.accountId ? sql`k.account_id = ${of.accountId}::uuid` : sql`true`}
      and ${of.sourceId ? sql`k.source_id = ${of.sourceId}::uuid` : sql`true`}
      and ${after ? sql`(k.asked_on, k.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by k.asked_on desc, k.id desc limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Whether the person and the source are the customer's. */
export async function isTheirs(
  db: Db,
  { accountId, contactId, source, sourceId }: Omit<NewAsk, 'id' | 'askedOn' | 'frequency' | 'quote' | 'itemId'>,
) {
  const sources = {
    request: sql`exists (select from service_request r where r.id = ${sourceId}::uuid and r.account_id = ${accountId}::uuid)`,
    interaction: sql`exists (select from interaction n where n.id = ${sourceId}::uuid and n.account_id = ${accountId}::uuid)`,
    survey: sql`exists (select from survey_answer w where w.invitation_id = ${sourceId}::uuid and w.account_id = ${accountId}::uuid)`,
    hand: sql`${sourceId}::uuid is null`,
  };
  const found = await sql<{ contact: boolean; source: boolean }>`
    select ${contactId}::uuid is null or exists (select from contact c where c.id = ${contactId}::uuid and c.account_id = ${accountId}::uuid) as contact,
      ${sources[source]} as source`.execute(db);
  return found.rows[0]!;
}
