import type { Interaction } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

const COLUMNS = sql`i.id, i.account_id as "accountId", i.contact_ids as "contactIds", i.kind, i.channel, i.direction, i.two_way as "twoWay",
  i.happened_on as "happenedOn", i.summary, i.next_step as "nextStep", jsonb_build_object('use', i.about_use, 'problems', i.about_problems,
    'needs', i.about_needs, 'activities', i.about_activities) as regular, i.author_id as "authorId", u.name as "authorName", i.revision`;

/** Interactions of an account up to a day, newest first; one more than asked for tells that there is a next page. */
export async function selectInteractions(
  db: Db,
  scope: Scope,
  q: { accountId: string; contactId: string | null; asOf: string; limit: number; after: { on: string; id: string } | null },
): Promise<Interaction[]> {
  const from = q.after ? sql`and (i.happened_on, i.id) < (${q.after.on}::date, ${q.after.id}::uuid)` : sql``;
  const withWhom = q.contactId ? sql`and ${q.contactId}::uuid = any(i.contact_ids)` : sql``;
  const found = await sql<Interaction>`
    select ${COLUMNS} from interaction i left join app_user u on u.id = i.author_id
    where i.account_id = ${q.accountId} and i.happened_on <= ${q.asOf} and ${accountInScope(scope, sql`i.account_id`)} ${withWhom} ${from}
    order by i.happened_on desc, i.id desc limit ${q.limit + 1}`.execute(db);
  return found.rows;
}

export async function selectInteraction(db: Db, accountId: string, id: string): Promise<Interaction | undefined> {
  const found = await sql<Interaction>`
    select ${COLUMNS} from interaction i left join app_user u on u.id = i.author_id where i.account_id = ${accountId} and i.id = ${id}`.execute(
    db,
  );
  return found.rows[0];
}

/** Whether every one of these is a person at the account. */
export async function arePeopleThere(db: Db, accountId: string, contactIds: readonly string[]): Promise<boolean> {
  if (!contactIds.length) return true;
  const found = await sql<{ n: number }>`
    select count(*)::int as n from contact c where c.account_id = ${accountId} and c.id = any(${contactIds}::uuid[])`.execute(db);
  return found.rows[0]?.n === new Set(contactIds).size;
}
