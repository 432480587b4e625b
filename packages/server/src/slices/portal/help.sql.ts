import type { PortalFigures } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Whether a member said that an article helped. */
export async function selectVote(db: Db, articleId: string, memberId: string): Promise<boolean | null> {
  const found = await sql<{ useful: boolean }>`
    select useful from portal_vote where article_id = ${articleId}::uuid and member_id = ${memberId}::uuid`.execute(db);
  return found.rows[0]?.useful ?? null;
}

// unaudited: recorded by who calls
export async function putVote(
  db: Db,
  v: { articleId: string; memberId: string; language: string; useful: boolean; now: string },
): Promise<void> {
  await sql`insert into portal_vote (article_id, member_id, language, useful, voted_at)
    values (${v.articleId}, ${v.memberId}, ${v.language}, ${v.useful}, ${v.now})
    on conflict (article_id, member_id) do update set language = excluded.language, useful = excluded.useful, voted_at = excluded.voted_at`.execute(
    db,
  );
}

/** Counts a form once, by the article that answered it. */
// unaudited: recorded by who calls
export async function insertDeflection(
  db: Db,
  d: { formId: string; memberId: string; articleId: string; question: string; now: string },
): Promise<void> {
  await sql`insert into portal_deflection (form_id, member_id, article_id, question, at)
    values (${d.formId}, ${d.memberId}, ${d.articleId}, ${d.question}, ${d.now}) on conflict do nothing`.execute(db);
}

/** What was asked all the same was not answered. */
// unaudited: the request is recorded
export async function takeBackDeflection(db: Db, formId: string, memberId: string): Promise<void> {
  await sql`delete from portal_deflection where form_id = ${formId}::uuid and member_id = ${memberId}::uuid`.execute(db);
}

export async function selectFigures(db: Db, since: string): Promise<PortalFigures> {
  const found = await sql<PortalFigures>`
    select count(*)::int as searches, count(article_id)::int as opened,
      (select count(*) from portal_deflection where at >= ${since}::timestamptz)::int as deflected,
      (select count(*) from service_request where channel = 'portal' and opened_at >= ${since}::timestamptz)::int as asked
    from article_search where reader in ('customer', 'public') and at >= ${since}::timestamptz`.execute(db);
  return found.rows[0]!;
}
