import type { AskedQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';
import { normalised } from './search/normalise.ts';

export interface Searched {
  id: string;
  at: string;
  question: string;
  normal: string;
  language: string | null;
  reader: string;
  results: number;
}

/** A question as questions are told apart. */
export const asNoted = (question: string): string => normalised(question).replace(/\s+/g, ' ').trim();

// unaudited: a search is no act, and names nobody
/** Notes what was looked for. It may be lost with the machine: that it is on the disk is not waited for. */
export async function noteSearches(db: Db, searches: readonly Searched[]): Promise<void> {
  await sql`${kept} with quick as (select set_config('synchronous_commit', 'off', true))
    insert into article_search (id, at, question, question_n, language, reader, results)
    select s.id, s.at, s.question, s.normal, s.language, s.reader, s.results from quick, jsonb_to_recordset(${JSON.stringify(searches)}::jsonb)
      as s (id uuid, at timestamptz, question text, normal text, language text, reader text, results int)`.execute(db);
}

/** The first result that was opened counts. */
export async function noteClick(db: Db, c: { searchId: string; articleId: string; position: number; now: string }): Promise<void> {
  await sql`update article_search set article_id = ${c.articleId}, position = ${c.position}, clicked_at = ${c.now}
    where id = ${c.searchId} and article_id is null and exists (select from article where id = ${c.articleId})`.execute(db);
}

/** Whose searches are told: a provider hears what customers look for, and not what our own people type, who write names and plans. */
export type LookedFor = 'everybody' | 'customers';
const by = (whose: LookedFor): Sql<boolean> =>
  whose === 'everybody' ? sql<boolean>`true` : sql<boolean>`reader in ('customer', 'public')`;

/** Questions of a span that found nothing, or whose results nobody opened; the most often asked first. */
export async function selectAsked(
  db: Db,
  of: { view: 'unanswered' | 'unopened' | 'all'; since: string; limit: number; whose: LookedFor },
): Promise<AskedQuestion[]> {
  const which = { unanswered: sql`answered = 0`, unopened: sql`answered > 0 and clicked * 5 < searches`, all: sql`true` }[of.view];
  const found = await sql<AskedQuestion>`
    select question, searches, answered, clicked, "lastAt" from (
      select (array_agg(question order by at desc))[1] as question, question_n, count(*)::int as searches, count(*) filter (where results > 0)::int as answered,
        count(article_id)::int as clicked, max(at) as "lastAt"
      from article_search where at >= ${of.since}::timestamptz and ${by(of.whose)} group by question_n) q
    where ${which} order by searches desc, "lastAt" desc, question limit ${of.limit}`.execute(db);
  return found.rows;
}

export async function countSearches(
  db: Db,
  since: string,
  whose: LookedFor,
): Promise<{ searches: number; unanswered: number; opened: number }> {
  const found = await sql<{ searches: number; unanswered: number; opened: number }>`
    select count(*)::int as searches, count(*) filter (where results = 0)::int as unanswered, count(article_id)::int as opened
    from article_search where at >= ${since}::timestamptz and ${by(whose)}`.execute(db);
  return found.rows[0] ?? { searches: 0, unanswered: 0, opened: 0 };
}

/** Forgets what was looked for before a moment. */
export async function forgetSearches(db: Db, before: string): Promise<number> {
  const done = await sql`delete from article_search where at < ${before}::timestamptz`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}
