import type { Article } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, Handlers } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { selectArticle } from './articles.sql.ts';
import { selectContents, type TextRow } from './texts.sql.ts';

export type Verbs = Handlers<'articles'>;
export type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

export const whole = (text: TextRow) => ({ ...text, html: renderMarkdown(text.body) });
const isWritten = ({ state }: TextRow): boolean => state === 'draft' || state === 'review';

/** An article that the caller may see: what is read, and for who writes it what is being written. */
export async function getArticle(ctx: Ctx, { id }: { id: string }): Promise<Article> {
  const found = await selectArticle(ctx, id);
  if (!found) throw notFound('article');
  const contents = (await selectContents(ctx.db, id)).filter(
    (text) => found.mayWrite || (!isWritten(text) && found.texts.some((of) => of.language === text.language)),
  );
  const mine = await sql<{ useful: boolean; note: string | null }>`
    select useful, note from article_vote where article_id = ${id}::uuid and user_id = ${ctx.actor.userId}::uuid`.execute(ctx.db);
  return { ...found, contents: contents.map(whole), mine: mine.rows[0] ?? null };
}

/** An article that the caller writes, or not_found: what somebody only reads is not theirs to change. */
export async function requireWritable(ctx: Ctx, id: string): Promise<NonNullable<Awaited<ReturnType<typeof selectArticle>>>> {
  const found = await selectArticle(ctx, id);
  if (!found?.mayWrite) throw notFound('article');
  return found;
}
