import type { ArticleKind, ArticleLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../../access/index.ts';
import type { Sql } from '../../../db/database.ts';
import { readerOf, readText, writableBy } from './audience.ts';

type Line = ArticleLine & { mayWrite: boolean };
export interface Narrow {
  view: 'published' | 'draft' | 'review' | 'due' | 'all';
  language?: string | undefined;
  productId?: string | undefined;
  audience?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
  kind?: ArticleKind | undefined;
}

/** Texts of article `a` in both languages, as far as the caller sees them. */
const textsOf = (ctx: Ctx): Sql => sql`
  select jsonb_agg(jsonb_build_object('language', x.language, 'title', x.title, 'read', x.read, 'written', x.written, 'writtenByName', x.writer, 'at', x.at)
    order by x.language desc) as texts
  from (select v.language, (array_agg(v.title order by (v.state in ('published', 'outdated')) desc))[1] as title,
      max(v.state) filter (where v.state in ('published', 'outdated')) as read, max(v.state) filter (where v.state in ('draft', 'review')) as written,
      max(u.name) filter (where v.state in ('draft', 'review')) as writer, max(coalesce(v.published_at, v.written_at)) as at
    from article_version v left join app_user u on u.id = v.written_by
    where v.article_id = a.id and v.state <> 'replaced' and (${writableBy(ctx)} or ${readText(readerOf(ctx))})
    group by v.language) x`;

const lines = (ctx: Ctx, where: Sql): Sql<Line> => sql<Line>`
  select a.id, a.code, a.kind, a.product_id as "productId", o.name as "productName", a.category, a.tags, a.audience, a.levels, a.review_on as "reviewOn",
    (coalesce(a.review_on < ${ctx.today}::date, false) or exists (select from article_version w where w.article_id = a.id and w.state = 'outdated')) as due,
    a.owner_id as "ownerId", u.name as "ownerName", g.useful, g.useless, a.changed_at as "changedAt", a.revision, t.texts, ${writableBy(ctx)} as "mayWrite"
  from article a left join product o on o.id = a.product_id left join app_user u on u.id = a.owner_id
    cross join lateral (${textsOf(ctx)}) t
    cross join lateral (select count(*) filter (where useful)::int as useful, count(*) filter (where not useful)::int as useless
      from (select useful from article_vote where article_id = a.id union all select useful from portal_vote where article_id = a.id) v) g
  where t.texts is not null and ${where}`;

const some = (states: Sql): Sql<boolean> =>
  sql<boolean>`exists (select from article_version v where v.article_id = a.id and v.state in (${states}))`;
function inView(ctx: Ctx, view: Narrow['view']): Sql<boolean> {
  switch (view) {
    case 'published':
      return sql<boolean>`exists (select from article_version v where v.article_id = a.id and ${readText(readerOf(ctx))})`;
    case 'draft':
      return sql<boolean>`(${writableBy(ctx)} and ${some(sql`'draft'`)})`;
    case 'review':
      return sql<boolean>`(${writableBy(ctx)} and ${some(sql`'review'`)})`;
    case 'due':
      return sql<boolean>`(${writableBy(ctx)} and ${some(sql`'published', 'outdated'`)} and (a.review_on < ${ctx.today}::date or ${some(sql`'outdated'`)}))`;
    case 'all':
      return sql<boolean>`true`;
  }
}

/** One page of articles, the last changed first. */
export async function selectArticles(ctx: Ctx, narrow: Narrow, page: { after: string[] | null; limit: number }): Promise<Line[]> {
  const { view, language, productId, audience, category, tag, kind } = narrow;
  const wants: Sql<boolean>[] = [inView(ctx, view)];
  if (language)
    wants.push(
      sql<boolean>`exists (select from article_version v where v.article_id = a.id and v.language = ${language} and v.state <> 'replaced')`,
    );
  if (productId) wants.push(sql<boolean>`a.product_id = ${productId}::uuid`);
  if (audience) wants.push(sql<boolean>`a.audience = ${audience}`);
  if (category) wants.push(sql<boolean>`a.category = ${category}`);
  if (tag) wants.push(sql<boolean>`a.tags @> array[${tag}::text]`);
  if (kind) wants.push(sql<boolean>`a.kind = ${kind}`);
  if (page.after) wants.push(sql<boolean>`(a.changed_at, a.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
  const found =
    await sql<Line>`${lines(ctx, sql.join(wants, sql` and `))} order by a.changed_at desc, a.id desc limit ${page.limit + 1}`.execute(
      ctx.db,
    );
  return found.rows;
}

/** One article that the caller sees anything of. */
export async function selectArticle(ctx: Ctx, id: string): Promise<Line | undefined> {
  const found = await sql<Line>`${lines(ctx, sql`a.id = ${id}::uuid`)}`.execute(ctx.db);
  return found.rows[0];
}

export interface AboutRow {
  kind: ArticleKind;
  productId: string | null;
  category: string | null;
  tags: readonly string[];
  audience: string;
  levels: readonly string[];
  reviewOn: string | null;
  ownerId: string | null;
}
type By = Pick<Ctx, 'db' | 'now' | 'actor'>;

export async function insertArticle({ db, now, actor }: By, id: string, a: AboutRow, code: string | null = null): Promise<void> {
  await sql`insert into article (id, code, kind, product_id, category, tags, audience, levels, review_on, owner_id, recorded_at, changed_at, recorded_by)
    values (${id}, ${code}, ${a.kind}, ${a.productId}, ${a.category}, ${a.tags}::text[], ${a.audience}, ${a.levels}::text[], ${a.reviewOn}, ${a.ownerId}, ${now}, ${now},
      ${actor.userId})`.execute(db);
}

/** False when somebody else changed it meanwhile. */
export async function updateArticle({ db, now }: By, id: string, revision: number, a: AboutRow): Promise<boolean> {
  const done =
    await sql`update article set kind = ${a.kind}, product_id = ${a.productId}, category = ${a.category}, tags = ${a.tags}::text[], audience = ${a.audience},
      levels = ${a.levels}::text[], review_on = ${a.reviewOn}, owner_id = ${a.ownerId}, changed_at = ${now}, revision = revision + 1
    where id = ${id} and revision = ${revision}`.execute(db);
  return Number(done.numAffectedRows ?? 0) === 1;
}

/** An article changed as a whole: a new date of review, or one of its texts. */
export async function touchArticle({ db, now }: By, id: string, change: { reviewOn?: string | null | undefined } = {}): Promise<void> {
  const review = change.reviewOn === undefined ? sql`review_on` : sql`${change.reviewOn}::date`;
  await sql`update article set review_on = ${review}, changed_at = ${now}, revision = revision + 1 where id = ${id}`.execute(db);
}
