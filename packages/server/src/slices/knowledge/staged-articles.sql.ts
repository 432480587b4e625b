import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { readInBatches } from '../../db/in-batches.ts';
import { indexArticles } from './articles/index-article.ts';
import { imageUrl } from './pictures/places.ts';

/* Sets of articles written at once, out of the temporary table `staged_article`: one row a text as it is to be read, with `known_id` and `action`. */
const BATCH = 100;

/** Says of each staged text whether it is new, differs from what is published, or is the same. */
export async function markArticleActions(db: Db): Promise<void> {
  await sql`update staged_article s set action = case when v.article_id is null then 'create'
      when (v.title, v.body, v.questions, a.tags, a.category, a.audience, a.product_id, a.kind) is distinct from
        (s.title, s.body, s.questions, s.tags, s.category, s.audience, s.product_id, s.kind) then 'update' else 'same' end
    from staged_article t left join article a on a.id = t.known_id
      left join article_version v on v.article_id = a.id and v.language = t.language and v.state = 'published'
    where t.seq = s.seq`.execute(db);
}

/** The texts to be replaced, as they are before: for the audit. */
export const updatedArticlesBefore = () =>
  sql<{
    before: Record<string, unknown>;
  }>`select jsonb_build_object('id', v.article_id, 'language', v.language, 'version', v.version, 'title', v.title) as before
    from staged_article s join article_version v on v.article_id = s.known_id and v.language = s.language and v.state in ('published', 'outdated')
    where s.action = 'update' order by v.article_id, v.language`;

/** Publishes the staged texts: what was read before stays as a version, drafts stay as they are. */
export async function writeStagedArticles(db: Db, by: { now: string; userId: string | null }): Promise<void> {
  const { now, userId } = by;
  await sql`insert into article (id, code, kind, product_id, category, tags, audience, owner_id, recorded_at, changed_at, recorded_by)
    select distinct on (s.code) uuid7(${now}::timestamptz), s.code, s.kind, s.product_id, s.category, s.tags, s.audience, ${userId}::uuid, ${now}::timestamptz,
      ${now}::timestamptz, ${userId}::uuid
    from staged_article s where s.known_id is null order by s.code, s.seq`.execute(db);
  await sql`update staged_article s set known_id = a.id from article a where s.known_id is null and a.code = s.code`.execute(db);
  await sql`update article a set kind = s.kind, product_id = s.product_id, category = s.category, tags = s.tags, audience = s.audience,
      levels = case when s.audience = 'customers' then a.levels else '{}' end, changed_at = ${now}, revision = a.revision + 1
    from staged_article s where s.known_id = a.id and s.action <> 'same'`.execute(db);
  await sql`update article_version v set state = 'replaced', revision = v.revision + 1 from staged_article s
    where s.action <> 'same' and v.article_id = s.known_id and v.language = s.language and v.state in ('published', 'outdated')`.execute(
    db,
  );
  await sql`insert into article_version (article_id, language, version, state, title, body, questions, written_at, written_by, published_at, published_by)
    select s.known_id, s.language, coalesce((select max(version) from article_version w where w.article_id = s.known_id and w.language = s.language), 0) + 1,
      'published', s.title, s.body, s.questions, ${now}, ${userId}::uuid, ${now}, ${userId}::uuid
    from staged_article s where s.action <> 'same'`.execute(db);
  // Pictures that whoever imports sent up, and that a text shows now.
  await sql`update article_image i set article_id = s.known_id
    from staged_article s cross join lateral regexp_matches(s.body, ${`${imageUrl('')}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`}, 'g') found
    where s.action <> 'same' and strpos(s.body, ${imageUrl('')}) > 0 and i.id = found[1]::uuid and i.article_id is null
      and i.recorded_by is not distinct from ${userId}::uuid`.execute(db);
  const changed = sql<{ id: string }>`select distinct known_id as id from staged_article where action <> 'same'`;
  for await (const articles of readInBatches(db, changed, BATCH))
    await indexArticles(
      db,
      articles.map(({ id }) => id),
    );
}
