import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { DATED_FACTS } from '../../policy/had-come.sql.ts';

/** Of the facts up to a day, the share of which it is assumed that they were known on the day they happened. Null without facts. */
export async function assumedShare(db: Db, asOf: string): Promise<string | null> {
  const facts = DATED_FACTS.map(
    ([table, day]) => sql`select count(*) as facts, count(*) filter (where f.known_at = ${sql.ref(`f.${day}`)}) as assumed
      from ${sql.table(table)} f where ${sql.ref(`f.${day}`)} <= ${asOf}::date`,
  );
  const found = await sql<{ share: string | null }>`
    select round(sum(assumed) / nullif(sum(facts), 0), 6)::text as share from (${sql.join(facts, sql` union all `)}) f`.execute(db);
  return found.rows[0]?.share ?? null;
}

/** Fields of accounts that were written down only after the day, and dated back: the day itself could not know them. */
export async function writtenLater(db: Db, fields: readonly string[], asOf: string): Promise<string[]> {
  if (!fields.length) return [];
  const found = await sql<{ field: string }>`
    select distinct h.field from account_history h
    where h.field = any(${fields}::text[]) and h.valid_from <= ${asOf}::date and h.recorded_at >= ${asOf}::date + 1 order by 1`.execute(db);
  return found.rows.map(({ field }) => field);
}
