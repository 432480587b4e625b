import type { SolvedRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { requestVisible, type Viewer } from './visibility.sql.ts';

export interface AnsweredWith {
  requestId: string;
  articles: readonly { id: string; searchId?: string | undefined }[];
  now: string;
  userId: string | null;
}

/** Notes the articles that the latest answer of a request was given with; of one that is gone, nothing. The first answer with an article counts. */
// unaudited: as the answer itself, which its verb records
export async function noteArticles(db: Db, { requestId, articles, now, userId }: AnsweredWith): Promise<void> {
  await sql`
    insert into request_article (request_id, article_id, entry_id, answered_at, answered_by, searched_at)
    select ${requestId}::uuid, a.id, e.id, ${now}::timestamptz, ${userId}::uuid, s.at
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as u(id uuid, "searchId" uuid) join article a on a.id = u.id
      cross join lateral (select e.id from request_entry e where e.request_id = ${requestId}::uuid and e.kind = 'out' order by e.at desc, e.seq desc limit 1) e
      left join article_search s on s.id = u."searchId" and s.at <= ${now}::timestamptz
    on conflict do nothing`.execute(db);
}

/** Requests that an article solved: answered with it, and solved; the last answered first. */
export async function selectSolvedWith(
  db: Db,
  viewer: Viewer,
  articleId: string,
  page: { after: string[] | null; limit: number },
): Promise<SolvedRequest[]> {
  const after = page.after ? sql`(w.answered_at, w.request_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`;
  const found = await sql<SolvedRequest>`
    select r.id, r.number::int, r.subject, r.account_id as "accountId", c.name as "accountName", r.status, w.answered_at as "answeredAt",
      r.first_solved_at as "solvedAt"
    from request_article w join service_request r on r.id = w.request_id left join account c on c.id = r.account_id
    where w.article_id = ${articleId}::uuid and r.solved_at is not null and ${requestVisible(viewer)} and ${after}
    order by w.answered_at desc, w.request_id desc limit ${page.limit + 1}`.execute(db);
  return found.rows;
}

/** How many they are. */
export async function countSolvedWith(db: Db, viewer: Viewer, articleId: string): Promise<{ requests: number; customers: number }> {
  const found = await sql<{ requests: number; customers: number }>`
    select count(*)::int as requests, count(distinct r.account_id)::int as customers
    from request_article w join service_request r on r.id = w.request_id
    where w.article_id = ${articleId}::uuid and r.solved_at is not null and ${requestVisible(viewer)}`.execute(db);
  return found.rows[0]!;
}
