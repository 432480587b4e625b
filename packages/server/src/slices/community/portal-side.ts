import type { PortalQuestion } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, pageFrom, readCursor, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { languageOf } from '../knowledge/index.ts';
import { memberOf } from '../portal/index.ts';
import { selectCommunities, takesPart } from './communities.sql.ts';
import { communityRules } from './community.rules.ts';
import { indexQuestion } from './index-questions.ts';
import { mailOfAnswer } from './mail-of-answer.ts';
import { putName, selectPerson } from './people.sql.ts';
import { hangPictures } from './pictures.sql.ts';
import { insertAnswer, insertQuestion, insertReport, type PostState, setAccepted, setVote } from './posts.sql.ts';
import { selectForMember, selectForMemberOne } from './questions.sql.ts';

type Portal = Handlers<'portalCommunity'>;
type Input<Name extends keyof Portal> = Parameters<Portal[Name]>[1];
/** In an hour: more than anybody types. */
const MOST = 30;

const written = async (ctx: Ctx) => {
  const { name, blocked } = await selectPerson(ctx.db, memberOf(ctx).memberId, ctx.now);
  return { name, blocked };
};

async function list(ctx: Ctx) {
  const found = await selectCommunities(ctx.db, takesPart(memberOf(ctx).accountId));
  const items = found.map(({ id, name, about, productName, questions: count }) => ({ id, name, about, productName, questions: count }));
  return { items, me: await written(ctx) };
}

async function setName(ctx: WriteCtx, { name }: Input<'setName'>) {
  const { memberId } = memberOf(ctx);
  await putName(ctx.db, memberId, name);
  await ctx.record({ action: 'community.set_name', entity: 'portal_member', entityId: memberId, after: { name } });
  return written(ctx);
}

async function questions(ctx: Ctx, { limit, cursor, view, communityId, q }: Input<'questions'>) {
  const page = { view, communityId, q, after: readCursor(cursor, 2), limit };
  const rows = await selectForMember(ctx.db, memberOf(ctx), page);
  return pageFrom(
    rows,
    limit,
    (row) => row,
    ({ changedAt, id }) => [changedAt, id],
  );
}

async function question(ctx: Ctx, { id }: { id: string }): Promise<PortalQuestion> {
  const found = await selectForMemberOne(ctx.db, memberOf(ctx), id);
  if (!found) throw notFound('community_question');
  return found;
}

/** Under which name the caller writes, and whether what they write is read at once. Refuses who may not write, or writes faster than people do. */
async function writing(ctx: Ctx): Promise<{ memberId: string; name: string; state: PostState }> {
  const { memberId } = memberOf(ctx);
  const person = await selectPerson(ctx.db, memberId, ctx.now);
  if (person.blocked) throw new Fault('forbidden', 'community.blocked', { why: person.blockedWhy });
  if (person.name === null) throw new Fault('conflict', 'community.name_needed');
  if (person.lately >= MOST) throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
  const { hold } = await communityRules(ctx.db);
  const waits = hold === 'everybody' || (hold === 'newcomers' && !person.known);
  return { memberId, name: person.name, state: waits ? 'held' : 'open' };
}

async function ask(ctx: WriteCtx, { communityId, title, body, pictureIds }: Input<'ask'>) {
  const [community] = await selectCommunities(ctx.db, sql`c.id = ${communityId}::uuid and ${takesPart(memberOf(ctx).accountId)}`);
  if (!community) throw notFound('community');
  const [who, id] = [await writing(ctx), newId()];
  await insertQuestion(ctx.db, { id, communityId, title, body, language: languageOf(`${title}\n${body}`), now: ctx.now, ...who });
  await hangPictures(ctx.db, pictureIds, { questionId: id, answerId: null }, { userId: null, memberId: who.memberId });
  await ctx.record({ action: 'community.ask', entity: 'community_question', entityId: id, after: { title } });
  return question(ctx, { id });
}

async function answer(ctx: WriteCtx, { id, body, pictureIds }: Input<'answer'>) {
  const asked = await question(ctx, { id });
  if (asked.state !== 'open') throw notFound('community_question');
  const [who, answerId] = [await writing(ctx), newId()];
  await insertAnswer(ctx.db, { id: answerId, questionId: id, body, ours: false, userId: null, now: ctx.now, ...who });
  await hangPictures(ctx.db, pictureIds, { questionId: id, answerId }, { userId: null, memberId: who.memberId });
  await indexQuestion(ctx.db, id);
  if (who.state === 'open') await mailOfAnswer(ctx, answerId);
  await ctx.record({ action: 'community.answer', entity: 'community_question', entityId: id });
  return question(ctx, { id });
}

async function accept(ctx: WriteCtx, { id, answerId }: Input<'accept'>) {
  const { mine } = await question(ctx, { id });
  if (!mine) throw new Fault('forbidden', 'access.forbidden');
  if (!(await setAccepted(ctx.db, id, answerId))) throw new Fault('conflict', 'community.unread');
  await indexQuestion(ctx.db, id);
  await ctx.record({ action: 'community.accept', entity: 'community_question', entityId: id, after: { answerId } });
  return question(ctx, { id });
}

/** An answer that the caller reads. */
async function requireAnswer(ctx: Ctx, id: string, answerId: string): Promise<void> {
  const { posts } = await question(ctx, { id });
  if (!posts.some((post) => post.id === answerId)) throw notFound('community_answer');
}

async function vote(ctx: WriteCtx, { id, answerId, helped }: Input<'vote'>) {
  await requireAnswer(ctx, id, answerId);
  await setVote(ctx.db, answerId, memberOf(ctx).memberId, helped);
  await ctx.record({ action: 'community.vote', entity: 'community_question', entityId: id, after: { answerId, helped } });
  return question(ctx, { id });
}

async function report(ctx: WriteCtx, { id, answerId, reason }: Input<'report'>) {
  if (answerId) await requireAnswer(ctx, id, answerId);
  else await question(ctx, { id });
  await insertReport(ctx.db, {
    id: newId(),
    questionId: id,
    answerId: answerId ?? null,
    memberId: memberOf(ctx).memberId,
    reason,
    now: ctx.now,
  });
  await ctx.record({ action: 'community.report', entity: 'community_question', entityId: id, note: reason });
  return { done: true } as const;
}

export const portalCommunityHandlers: Portal = { list, setName, questions, question, ask, answer, accept, vote, report };
