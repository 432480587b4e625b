import { sql } from 'kysely';
import { type Ctx, pageFrom, readCursor, type WriteCtx } from '../../../access/index.ts';
import { Fault, notFound } from '../../../kernel/fault.ts';
import { selectArticle } from './articles.sql.ts';
import { type Input, requireWritable } from './get-article.ts';

export async function vote(ctx: WriteCtx, { id, language, useful, note }: Input<'vote'>) {
  const found = await selectArticle(ctx, id);
  if (!found?.texts.some((text) => text.language === language && text.read)) throw notFound('article');
  // A voice belongs to a person; the command line of the server is nobody's.
  if (!ctx.actor.userId) throw new Fault('forbidden', 'access.forbidden');
  await sql`insert into article_vote (article_id, user_id, language, useful, note, voted_at)
    values (${id}, ${ctx.actor.userId}, ${language}, ${useful}, ${note || null}, ${ctx.now})
    on conflict (article_id, user_id) do update set language = excluded.language, useful = excluded.useful, note = excluded.note, voted_at = excluded.voted_at`.execute(
    ctx.db,
  );
  await ctx.record({ action: 'article.vote', entity: 'article', entityId: id, after: { language, useful } });
  const counted = await selectArticle(ctx, id);
  return { useful: counted?.useful ?? 0, useless: counted?.useless ?? 0 };
}

interface Note {
  userId: string;
  name: string;
  language: 'zh' | 'en';
  useful: boolean;
  note: string | null;
  votedAt: string;
}
export async function notes(ctx: Ctx, { id, limit, cursor }: Input<'notes'>) {
  await requireWritable(ctx, id);
  const after = readCursor(cursor, 2);
  const page = after ? sql`and (v.voted_at, v.user_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const found = await sql<Note>`select v.user_id as "userId", u.name, v.language, v.useful, v.note, v.voted_at as "votedAt"
    from article_vote v join app_user u on u.id = v.user_id where v.article_id = ${id}::uuid ${page}
    order by v.voted_at desc, v.user_id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(
    found.rows,
    limit,
    (row) => row,
    (row) => [row.votedAt, row.userId],
  );
}
