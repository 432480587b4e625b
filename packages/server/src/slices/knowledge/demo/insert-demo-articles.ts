import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { indexArticles } from '../articles/index-article.ts';
import { ACCOUNT_ARTICLES } from './account-articles.ts';
import { DATA_ARTICLES } from './data-articles.ts';
import type { DemoArticle } from './demo-article.ts';
import { DESK_ARTICLES } from './desk-articles.ts';
import { INTERFACE_ARTICLES } from './interface-articles.ts';
import { documentsOf } from './product-documents.ts';
import { SERVICE_ARTICLES } from './service-articles.ts';
import { TRUST_ARTICLES } from './trust-articles.ts';

const ARTICLES = [
  ...[...ACCOUNT_ARTICLES, ...DATA_ARTICLES, ...INTERFACE_ARTICLES],
  ...[...SERVICE_ARTICLES, ...TRUST_ARTICLES, ...DESK_ARTICLES],
];

/** Products of the demo that somebody else provides, in the order of their codes. */
async function providedProducts({ db }: WriteCtx): Promise<{ id: string; code: string; name: string }[]> {
  const found = await sql<{ id: string; code: string; name: string }>`
    select id, code, name from product where code like 'DEMO-%' and provider_account_id is not null order by code`.execute(db);
  return found.rows;
}

/** What an invented desk knows, written by its agents and published by who sets up. Synthetic; what somebody made their own stays beside it. */
export async function insertDemoArticles(ctx: WriteCtx): Promise<void> {
  const ground = await sql<{ agents: string[]; kept: string[] }>`
    select array(select id from app_user where demo and role in ('agent', 'service_lead') order by email) as agents,
      array(select code from article where code is not null) as kept`.execute(ctx.db);
  const { agents, kept } = ground.rows[0]!;
  const documents = (await providedProducts(ctx)).flatMap(documentsOf);
  const missing = [...ARTICLES, ...documents].filter(({ code }) => !kept.includes(code));
  const rows = missing.map((article, n) => rowOf(ctx, article, agents[n % agents.length] ?? null));
  await sql`insert into article (id, code, kind, product_id, category, tags, audience, review_on, owner_id, demo, recorded_at, changed_at, recorded_by)
    select id, code, kind, "productId", category, tags, audience, "reviewOn", "writerId", true, at, at, "writerId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, code text, kind text, "productId" uuid, category text, tags text[], audience text, "reviewOn" date, "writerId" uuid, at timestamptz)`.execute(
    ctx.db,
  );
  const texts = rows.flatMap(({ id, at, writerId, state, zh, en }) => {
    const publishedAt = state === 'published' || state === 'outdated' ? at : null;
    return [
      { ...zh, id, language: 'zh', state, at, writerId, publishedAt },
      { ...en, id, language: 'en', state, at, writerId, publishedAt },
    ];
  });
  await sql`insert into article_version (article_id, language, version, state, title, body, questions, written_at, written_by, published_at, published_by)
    select id, language, 1, state, title, body, questions, at, "writerId", "publishedAt", case when "publishedAt" is not null then ${ctx.actor.userId}::uuid end
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as x(id uuid, language text, state text, title text, body text, questions text[],
      at timestamptz, "writerId" uuid, "publishedAt" timestamptz)`.execute(ctx.db);
  await indexArticles(
    ctx.db,
    rows.map(({ id }) => id),
  );
}

/** An article as of its last change, in the words of the house's language where it has one for both. */
function rowOf(ctx: WriteCtx, article: DemoArticle, writerId: string | null) {
  const { code, audience, category, tags, age, reviewIn, state = 'published', kind = 'other', productId = null, zh, en } = article;
  const language = ctx.organisation?.language ?? ctx.language;
  const at = Temporal.Instant.from(ctx.now)
    .subtract({ hours: 24 * age })
    .toString();
  const reviewOn = Temporal.PlainDate.from(ctx.today).add({ days: reviewIn }).toString();
  return {
    id: newId(),
    code,
    kind,
    productId,
    audience,
    category: category[language],
    tags: tags[language],
    at,
    reviewOn,
    writerId,
    state,
    zh,
    en,
  };
}
