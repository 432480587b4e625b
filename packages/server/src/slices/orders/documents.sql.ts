import type { ProductDocument, ProductDocumentLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, may, ruleOf } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** An article a with a text that those read whom its document is for. */
const PUBLISHED = sql`a.serves and exists (select from article_version v where v.article_id = a.id and v.state = 'published')`;

/** Kinds of documents of which product p lacks one that is published for its readers, whoever provides it. */
export const lacking = (kinds: readonly ProductDocument[], productId: Sql): Sql => sql`array(
  select k.kind from unnest(${kinds}::text[]) with ordinality k(kind, nth)
  where not exists (select from article a where a.product_id = ${productId} and a.kind = k.kind and ${PUBLISHED}) order by k.nth)`;

/** The same of a product as it goes: who provides it must have them, and of a retired one nobody asks. */
export const lackedBy = (kinds: readonly ProductDocument[]): Sql =>
  sql`case when product.provider_account_id is null or product.status = 'retired' then '{}' else ${lacking(kinds, sql`product.id`)} end`;

/** Articles whose titles the caller may know: drafts who writes, and what is for us alone nobody of a provider. */
function titled(ctx: Ctx): Sql {
  if (!may(ctx.actor, 'articles.read')) return sql`false`;
  const written = may(ctx.actor, 'articles.write') ? sql`true` : sql`d.state <> 'written'`;
  return ruleOf(ctx.actor).reads === 'none' ? sql`(${written} and d.audience <> 'internal')` : written;
}

interface Asked {
  productId: string;
  kinds: readonly ProductDocument[];
  demanded: readonly ProductDocument[];
}
/** Each kind with the article that comes nearest to it: what is read before what is written, and the reader's language first. */
export async function selectDocuments(ctx: Ctx, { productId, kinds, demanded }: Asked): Promise<ProductDocumentLine[]> {
  const found = await sql<ProductDocumentLine>`
    select k.kind, k.kind = any(${demanded}::text[]) as demanded, coalesce(d.state, 'missing') as state, d.review_on as "reviewOn",
      case when ${titled(ctx)} then d.id end as "articleId", case when ${titled(ctx)} then d.title end as title,
      case when ${titled(ctx)} then d.language end as language
    from unnest(${kinds}::text[]) with ordinality k(kind, nth)
      left join lateral (
        select a.id, a.audience, a.review_on, v.title, v.language, s.state
        from article a join article_version v on v.article_id = a.id and v.state <> 'replaced'
          cross join lateral (select case when v.state = 'outdated' then 'outdated' when v.state <> 'published' then 'written'
            when not a.serves then 'unread' when a.review_on < ${ctx.today}::date then 'review_due' else 'ready' end as state) s
        where a.product_id = ${productId}::uuid and a.kind = k.kind
        order by array_position(array['ready', 'review_due', 'unread', 'outdated', 'written'], s.state), v.language <> ${ctx.language}, v.written_at desc
        limit 1) d on true
    order by k.kind = any(${demanded}::text[]) desc, k.nth`.execute(ctx.db);
  return found.rows;
}

/** What a product lacks, told to whom it may concern: who looks after its provider or wrote the document, else who keeps products. */
export interface LackingProduct {
  productId: string;
  name: string;
  kinds: ProductDocument[];
  /** Names the lack: another publication that lapses is told anew. */
  occurrence: string;
  people: string[];
}

/** Active products of providers that had a demanded document and have it no more. */
export async function selectLapsed(db: Db, kinds: readonly ProductDocument[]): Promise<LackingProduct[]> {
  const found = await sql<LackingProduct>`
    select p.id as "productId", p.name, l.kinds, l.occurrence::text as occurrence,
      array(select distinct x.id from unnest(l.writers || v.owner_id) x(id) where x.id is not null) as people
    from product p join account v on v.id = p.provider_account_id
      cross join lateral (
        select array_agg(k.kind order by k.nth) as kinds, max(w.published_at) as occurrence, array_agg(w.owner_id) as writers
        from unnest(${kinds}::text[]) with ordinality k(kind, nth)
          cross join lateral (select max(t.published_at) as published_at, min(a.owner_id::text)::uuid as owner_id
            from article a join article_version t on t.article_id = a.id where a.product_id = p.id and a.kind = k.kind and t.published_at is not null) w
        where w.published_at is not null
          and not exists (select from article a where a.product_id = p.id and a.kind = k.kind and ${PUBLISHED})) l
    where p.status = 'active' and l.kinds is not null`.execute(db);
  return found.rows;
}
