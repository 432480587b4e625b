import * as z from 'zod';
import { type Both, Day, Id, Language, Moment } from '../shapes.ts';

export const ARTICLE_AUDIENCES = ['public', 'customers', 'providers', 'internal'] as const;
export type ArticleAudience = (typeof ARTICLE_AUDIENCES)[number];
/** What document an article is: of those that a product must have before it goes active, and others. */
export const ARTICLE_KINDS = ['manual', 'questions', 'interface', 'release', 'training', 'other'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];
export const ARTICLE_KIND_NAMES: Record<ArticleKind, Both> = {
  manual: { zh: '操作手册', en: 'Manual' },
  questions: { zh: '问答手册', en: 'Q&A manual' },
  interface: { zh: '接口文档', en: 'Interface document' },
  release: { zh: '版本说明', en: 'Release notes' },
  training: { zh: '培训资料', en: 'Training material' },
  other: { zh: '其他', en: 'Other' },
};
export const ARTICLE_VIEWS = ['published', 'draft', 'review', 'due', 'all'] as const;
const VERSION_STATES = ['draft', 'review', 'published', 'outdated', 'replaced'] as const;

export const ArticleVersionNumber = z.number().int().min(1).max(1_000_000);

/** An article in one language: what is read, and what is being written. */
const TextState = z.strictObject({
  language: Language,
  title: z.string(),
  /** Null: nothing is published in this language. */
  read: z.enum(['published', 'outdated']).nullable(),
  /** Null: nothing is being written, or the reader writes nothing. */
  written: z.enum(['draft', 'review']).nullable(),
  writtenByName: z.string().nullable(),
  at: Moment,
});
export const ArticleLine = z.strictObject({
  id: Id,
  code: z.string().nullable(),
  kind: z.enum(ARTICLE_KINDS),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  audience: z.enum(ARTICLE_AUDIENCES),
  levels: z.array(z.string()),
  reviewOn: Day.nullable(),
  /** Its review is past, or somebody declared it outdated. */
  due: z.boolean(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  useful: z.number().int(),
  useless: z.number().int(),
  changedAt: Moment,
  revision: z.number().int(),
  texts: z.array(TextState),
});
export type ArticleLine = z.infer<typeof ArticleLine>;

export const ArticleVersion = z.strictObject({
  version: ArticleVersionNumber,
  state: z.enum(VERSION_STATES),
  title: z.string(),
  questions: z.array(z.string()),
  note: z.string().nullable(),
  restoredFrom: z.number().int().nullable(),
  writtenAt: Moment,
  writtenByName: z.string().nullable(),
  publishedAt: Moment.nullable(),
  publishedByName: z.string().nullable(),
  revision: z.number().int(),
});
export type ArticleVersion = z.infer<typeof ArticleVersion>;
export const ArticleText = ArticleVersion.extend({ language: Language, body: z.string(), html: z.string() });
export type ArticleText = z.infer<typeof ArticleText>;
export const Article = ArticleLine.extend({
  /** What may be read and what is being written, in both languages. */
  contents: z.array(ArticleText),
  mine: z.strictObject({ useful: z.boolean(), note: z.string().nullable() }).nullable(),
  mayWrite: z.boolean(),
});
export type Article = z.infer<typeof Article>;

/** A text with the places in it that answer a question, from and to. */
export const MarkedText = z.strictObject({ text: z.string(), hits: z.array(z.tuple([z.number().int(), z.number().int()])) });
export type MarkedText = z.infer<typeof MarkedText>;
export const FoundArticle = z.strictObject({
  id: Id,
  /** An article, or a question that customers answered each other. */
  origin: z.enum(['article', 'question']),
  language: Language,
  title: z.string(),
  score: z.number(),
  /** What of it answers, as plain text. */
  snippet: z.string(),
  /** Where the question stands in title and snippet. */
  titleHits: MarkedText.shape.hits,
  snippetHits: MarkedText.shape.hits,
  /** The heading within the page that it stands below. */
  anchor: z.string().nullable(),
  productId: Id.nullable(),
  productName: z.string().nullable(),
  audience: z.enum(ARTICLE_AUDIENCES),
  /** Of a question that only the companies of this community find. */
  communityName: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  outdated: z.boolean(),
});
export type FoundArticle = z.infer<typeof FoundArticle>;

/** A question as it was asked by several, and what came of it. */
export const AskedQuestion = z.strictObject({
  question: z.string(),
  searches: z.number().int(),
  answered: z.number().int(),
  clicked: z.number().int(),
  lastAt: Moment,
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;
