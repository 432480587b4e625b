import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { tell } from './tell.sql.ts';

/** Of what came due longer ago the list of articles tells: an import of old articles is no flood. */
const NEWS_DAYS = 30;

/** Tells the owners of articles, once a date, that the day of their review has come. */
// unaudited: it changes nothing; the date itself was recorded
export const tellOfDueReviews = (db: Db, { today, now }: { today: string; now: string }): Promise<number> =>
  tell(
    db,
    'article_review',
    sql`select a.owner_id as user_id, 'article_review:' || a.id || ':' || a.review_on as key, null::uuid as account_id, a.id::text as subject_id,
        jsonb_build_object('titles', t.titles, 'reviewOn', a.review_on) as facts
      from article a cross join lateral (select jsonb_object_agg(v.language, v.title) as titles from article_version v
        where v.article_id = a.id and v.state in ('published', 'outdated')) t
      where a.review_on between ${today}::date - ${NEWS_DAYS}::int and ${today}::date and a.owner_id is not null and t.titles is not null`,
    now,
  );
