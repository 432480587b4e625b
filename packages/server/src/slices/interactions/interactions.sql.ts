import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export interface InteractionRow {
  id: string;
  accountId: string;
  contactId: string | null;
  kind: 'visit';
  direction: 'out' | 'in';
  twoWay: boolean;
  happenedOn: string;
  summary: string;
  nextStep: string | null;
  authorName: string | null;
}

const COLUMNS = sql`i.id, i.account_id as "accountId", i.contact_id as "contactId", i.kind, i.direction, i.two_way as "twoWay",
  i.happened_on as "happenedOn", i.summary, i.next_step as "nextStep", u.name as "authorName"`;

/** Interactions of an account up to a day, newest first; one more than asked for tells that there is a next page. */
export async function selectInteractions(
  db: Db,
  scope: Scope,
  q: { accountId: string; asOf: string; limit: number; after: { on: string; id: string } | null },
): Promise<InteractionRow[]> {
  const from = q.after ? sql`and (i.happened_on, i.id) < (${q.after.on}::date, ${q.after.id}::uuid)` : sql``;
  const found = await sql<InteractionRow>`
    select ${COLUMNS} from interaction i left join app_user u on u.id = i.author_id
    where i.account_id = ${q.accountId} and i.happened_on <= ${q.asOf} and ${accountInScope(scope, sql`i.account_id`)} ${from}
    order by i.happened_on desc, i.id desc limit ${q.limit + 1}`.execute(db);
  return found.rows;
}

export async function selectInteraction(db: Db, accountId: string, id: string): Promise<InteractionRow | undefined> {
  const found = await sql<InteractionRow>`
    select ${COLUMNS} from interaction i left join app_user u on u.id = i.author_id where i.account_id = ${accountId} and i.id = ${id}`.execute(
    db,
  );
  return found.rows[0];
}

/** Whether the account exists within a scope, and a contact, if given, is a person there. */
export async function selectParties(db: Db, scope: Scope, accountId: string, contactId: string | null) {
  const found = await sql<{ account: boolean; contact: boolean }>`
    select exists (select from account a where a.id = ${accountId} and ${accountInScope(scope, sql`a.id`)}) as account,
      (${contactId}::uuid is null or exists (select from contact c where c.account_id = ${accountId} and c.id = ${contactId}::uuid)) as contact`.execute(
    db,
  );
  return found.rows[0] ?? { account: false, contact: false };
}
