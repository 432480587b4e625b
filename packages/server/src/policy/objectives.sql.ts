import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** The titles of the objectives by what a policy may call them: their codes and their ids. */
export async function objectiveTitles(db: Db): Promise<Map<string, string>> {
  const found = await sql<{ ref: string; title: string }>`
    select x.ref, o.title from objective o cross join lateral (values (o.code), (o.id::text)) x(ref) where x.ref is not null`.execute(db);
  return new Map(found.rows.map(({ ref, title }) => [ref, title]));
}
