import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { patternOf, queriesOf } from './terms.ts';

/** Ids of requests in which a word is said: in the subject, or in an entry e that the reader sees. Both by their index. */
const saying = (query: string, seen: Sql<boolean>): Sql => sql`(
  select s.id from service_request s where s.terms @@ ${query}::tsquery
  union select e.request_id from request_entry e where e.terms @@ ${query}::tsquery and ${seen})`;

/**
 * Requests r in which every word that somebody typed is said, wherever each; a number is also that of a request. What the reader may not read is not searched.
 * Set apart, so that the planner asks the indexes first and does not walk the list in its order until a page is full.
 */
export function foundBy(typed: string, seen: Sql<boolean>): Sql<boolean> {
  const queries = queriesOf(typed);
  const number = /^#?\d{1,15}$/.test(typed)
    ? sql`select n.id from service_request n where n.number = ${typed.replace('#', '')}::bigint`
    : null;
  if (!queries.length) return sql`false`;
  const words = sql.join(
    queries.map((query) => saying(query, seen)),
    sql` intersect `,
  );
  return sql<boolean>`r.id in (with found as materialized (${words} ${number ? sql`union ${number}` : sql``}) select id from found)`;
}

const BEFORE = 30;
const LONGEST = 120;
/** Of request r, a piece of the newest entry that the reader sees and that says one of the words; null where only the subject does. */
export function excerptOf(typed: string, seen: Sql<boolean>): Sql {
  const queries = queriesOf(typed);
  if (!queries.length) return sql`null`;
  return sql`(select substr(e.body, greatest(1, regexp_instr(lower(e.body), ${patternOf(typed)}) - ${BEFORE}), ${LONGEST}) from request_entry e
    where e.request_id = r.id and e.terms @@ ${queries.map((query) => `(${query})`).join(' | ')}::tsquery and ${seen}
    order by e.at desc, e.seq desc limit 1)`;
}
