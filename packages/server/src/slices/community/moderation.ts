import type { ModeratedQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { indexQuestion } from './index-questions.ts';
import { mailOfAnswer } from './mail-of-answer.ts';
import { putBlocked } from './people.sql.ts';
import { hangPictures } from './pictures.sql.ts';
import { insertAnswer, type PostKey, setAccepted, setState, settleReports } from './posts.sql.ts';
import { selectModerated, selectQuestions } from './questions.sql.ts';
import { seenBy } from './seen-by.ts';

type Questions = Handlers<'communityQuestions'>;
type Input<Name extends keyof Questions> = Parameters<Questions[Name]>[1];

async function list(ctx: Ctx, { limit, cursor, view, communityId, q }: Input<'list'>) {
  const page = { view, communityId, q, after: readCursor(cursor, 2), limit, seen: seenBy(ctx) };
  const rows = await selectQuestions(ctx.db, await scopeOf(ctx, 'reads'), page);
  return pageFrom(
    rows,
    limit,
    (row) => row,
    ({ changedAt, id }) => [changedAt, id],
  );
}

async function get(ctx: Ctx, { id }: { id: string }): Promise<ModeratedQuestion> {
  const found = await selectModerated(ctx.db, { scope: await scopeOf(ctx, 'reads'), seen: seenBy(ctx) }, id);
  if (!found) throw notFound('community_question');
  return found as ModeratedQuestion;
}

/** What became of a question, for whoever finds it, and in the log. */
async function done(ctx: WriteCtx, id: string, said: { action: string; after?: unknown; note?: string }): Promise<ModeratedQuestion> {
  await indexQuestion(ctx.db, id);
  await ctx.record({ entity: 'community_question', entityId: id, ...said });
  return get(ctx, { id });
}

async function answer(ctx: WriteCtx, { id, body, pictureIds }: Input<'answer'>) {
  await get(ctx, { id });
  const [answerId, { userId, name }] = [newId(), ctx.actor];
  await insertAnswer(ctx.db, { id: answerId, questionId: id, memberId: null, ours: true, userId, name, body, state: 'open', now: ctx.now });
  await hangPictures(ctx.db, pictureIds, { questionId: id, answerId }, { userId, memberId: null });
  await mailOfAnswer(ctx, answerId);
  return done(ctx, id, { action: 'community.answer' });
}

async function accept(ctx: WriteCtx, { id, answerId }: Input<'accept'>) {
  await get(ctx, { id });
  if (!(await setAccepted(ctx.db, id, answerId))) throw new Fault('conflict', 'community.unread');
  return done(ctx, id, { action: 'community.accept', after: { answerId } });
}

async function move(ctx: WriteCtx, key: PostKey, to: { state: 'open' | 'hidden'; why: string | null }): Promise<void> {
  if (!(await setState(ctx.db, key, { ...to, now: ctx.now }))) throw notFound(key.answerId ? 'community_answer' : 'community_question');
}
async function release(ctx: WriteCtx, key: Input<'release'>) {
  await move(ctx, key, { state: 'open', why: null });
  if (key.answerId) await mailOfAnswer(ctx, key.answerId);
  return done(ctx, key.id, { action: 'community.release', after: { answerId: key.answerId ?? null } });
}
async function hide(ctx: WriteCtx, { why, ...key }: Input<'hide'>) {
  await move(ctx, key, { state: 'hidden', why });
  // Whoever hides a post has looked at what was said of it.
  const of = key.answerId ? sql`r.answer_id = ${key.answerId}::uuid` : sql`r.answer_id is null`;
  await settleReports(ctx.db, key.id, { now: ctx.now, userId: ctx.actor.userId }, of);
  return done(ctx, key.id, { action: 'community.hide', after: { answerId: key.answerId ?? null }, note: why });
}

async function settle(ctx: WriteCtx, { id }: Input<'settle'>) {
  await get(ctx, { id });
  await settleReports(ctx.db, id, { now: ctx.now, userId: ctx.actor.userId });
  return done(ctx, id, { action: 'community.settle' });
}

async function block(ctx: WriteCtx, { id, memberId, blocked, why }: Input<'block'>) {
  const { posts, memberId: asker } = await get(ctx, { id });
  const wroteHere = [asker, ...posts.map((post) => post.memberId)].includes(memberId);
  const by = { now: ctx.now, userId: ctx.actor.userId };
  if (!wroteHere || !(await putBlocked(ctx.db, memberId, by, blocked ? (why ?? '') : null))) throw notFound('portal_member');
  return done(ctx, id, { action: blocked ? 'community.block' : 'community.unblock', ...(why ? { note: why } : {}) });
}

export const communityQuestionsHandlers: Questions = { list, get, answer, accept, release, hide, settle, block };
