import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { inBatches } from '../../../db/in-batches.ts';
import { kept } from '../../../db/kept-statement.ts';
import { keptSetting, settingOf } from '../../settings/index.ts';
import type { IndexedPart, IndexedText } from './indexed-parts.ts';
import { SYNONYMS, type SynonymGroups, Synonyms } from './synonyms-setting.ts';

const PARTS = sql`select p.article_id as "articleId", p.language, p.part, p.audience, p.levels, p.community_id as "communityId", p.product_id as "productId", p.category, p.tags,
    p.outdated, p.review_on as "reviewOn", p.title_n as title, p.questions_n as questions, p.headings_n as headings, p.body_n as body,
    p.sounds_n as sounds, p.length
  from article_part p`;

export interface IndexState {
  /** Of the last change of the index. */
  number: number;
  synonyms: SynonymGroups;
}
/** What every search asks for first. */
export async function indexState(db: Db): Promise<IndexState> {
  const found = await sql<{ number: number; synonyms: unknown }>`${kept}
    select coalesce(max(number), 0)::float8 as number, ${keptSetting(SYNONYMS)} as synonyms from article_change`.execute(db);
  const { number, synonyms } = found.rows[0]!;
  return { number, synonyms: settingOf(synonyms, Synonyms).groups };
}

/** All parts of the index, some at a time, of one moment. */
export const allParts = (root: Db, size: number) => inBatches<IndexedPart>(root, sql<IndexedPart>`${PARTS}`, size);

/** The texts that changed after a number, up to another. */
export async function changedTexts(db: Db, after: number, upTo: number): Promise<Pick<IndexedText, 'articleId' | 'language'>[]> {
  const found = await sql<Pick<IndexedText, 'articleId' | 'language'>>`
    select article_id as "articleId", language from article_change where number > ${after} and number <= ${upTo}`.execute(db);
  return found.rows;
}
export async function partsOfTexts(db: Db, texts: readonly Pick<IndexedText, 'articleId' | 'language'>[]): Promise<IndexedPart[]> {
  const found =
    await sql<IndexedPart>`${PARTS} join jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as x("articleId" uuid, language text)
    on x."articleId" = p.article_id and x.language = p.language order by p.article_id, p.language, p.part`.execute(db);
  return found.rows;
}

/** The products of the provider accounts within a scope. */
export async function productsOf(db: Db, accounts: Scope): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from product where ${accountInScope(accounts, sql`provider_account_id`)}`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}
