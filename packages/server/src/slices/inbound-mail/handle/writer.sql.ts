import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { domainOf, OF_EVERYBODY } from '../../../kernel/mail-domains.ts';

/** Whose mail it is. */
export interface Writer {
  accountId: string;
  /** The person at the account; null: somebody of its mail domain. */
  contactId: string | null;
}

/**
 * Whose address it is: that of a person who is at exactly one account, else of the one account whose people have addresses of the domain. Where two accounts
 * come into question it is nobody's, for a person decides better than a guess that would show one customer another's request.
 */
export async function writerOf(db: Db, address: string, today: string): Promise<Writer | null> {
  const people = await sql<{ account_id: string; id: string }>`
    select c.account_id, c.id from contact c
    where (lower(btrim(c.email)) = ${address} or c.channels ? 'mails' and c.channels -> 'mails' @> ${JSON.stringify([{ value: address }])}::jsonb)
      and (c.left_on is null or c.left_on > ${today}::date)
    order by c.recorded_at, c.id limit 20`.execute(db);
  const [person] = people.rows;
  if (person) {
    const isOne = people.rows.every(({ account_id }) => account_id === person.account_id);
    return isOne ? { accountId: person.account_id, contactId: person.id } : null;
  }
  const domain = domainOf(address);
  if (!domain || OF_EVERYBODY.includes(domain)) return null;
  // Materialized: else the planner reads all people in the order of their accounts, to stop at the second.
  const accounts = await sql<{ account_id: string }>`
    with theirs as materialized (select c.account_id from contact c where split_part(lower(btrim(c.email)), '@', 2) = ${domain})
    select distinct account_id from theirs limit 2`.execute(db);
  return accounts.rows.length === 1 ? { accountId: accounts.rows[0]!.account_id, contactId: null } : null;
}
