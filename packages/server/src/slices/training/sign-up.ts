import type { TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { hasProduct } from '../orders/index.ts';
import type { Learner } from './learner.ts';
import { offeredOn } from './offered-on.sql.ts';
import { insertPlace, moveUp, placeOf, withdrawPlace } from './places.sql.ts';
import { lockSession, sessionById } from './sessions.sql.ts';
import { tellPlaces } from './tell-places.ts';

/** Courses k that are open to a learner on a day: of their audience, and about a product that their company has. */
export const openTo = (who: Learner, today: string) => {
  const day = sql`${today}::date`;
  return 'userId' in who
    ? sql<boolean>`(${offeredOn(day)} and k.audience <> 'customers')`
    : sql<boolean>`(${offeredOn(day)} and k.audience <> 'staff'
        and (k.product_id is null or ${hasProduct(sql`${who.accountId}::uuid`, sql`k.product_id`, day)}))`;
};

/** `asked` is what the caller named. */
export async function requireOpen(ctx: Ctx, courseId: string, who: Learner, asked = 'course'): Promise<void> {
  const found = await sql`select from course k where k.id = ${courseId}::uuid and ${openTo(who, ctx.today)}`.execute(ctx.db);
  // To a customer's person a course that is not theirs does not exist.
  if (!found.rows.length) throw ctx.actor.member ? notFound(asked) : new Fault('conflict', 'course.not_open');
}

/** A session that has not begun, locked. */
async function takeAhead(ctx: WriteCtx, id: string): Promise<TrainingSession> {
  await lockSession(ctx.db, id);
  const session = await sessionById(ctx.db, id, ctx.now);
  if (!session) throw notFound('training_session');
  if (session.cancelledAt || session.begun) throw new Fault('conflict', 'course.session_over');
  return session;
}

/** Signs somebody up; who has a place keeps it. */
export async function signUp(ctx: WriteCtx, sessionId: string, who: Learner): Promise<{ placeId: string; courseId: string }> {
  await lockSession(ctx.db, sessionId);
  const session = await sessionById(ctx.db, sessionId, ctx.now);
  if (!session) throw notFound('training_session');
  await requireOpen(ctx, session.courseId, who, 'training_session');
  const { courseId } = await takeAhead(ctx, sessionId);
  const has = await placeOf(ctx.db, sessionId, who);
  const placeId = has ?? newId();
  if (!has) await insertPlace(ctx.db, { id: placeId, sessionId, who, now: ctx.now });
  await ctx.record({ action: 'course.sign_up', entity: 'training_session', entityId: sessionId, after: { placeId, ...who } });
  return { placeId, courseId };
}

export async function withdraw(ctx: WriteCtx, sessionId: string, placeId: string): Promise<string> {
  const session = await takeAhead(ctx, sessionId);
  await withdrawPlace(ctx.db, placeId);
  await tellPlaces(ctx, session, 'moved_up', await moveUp(ctx.db, sessionId));
  await ctx.record({ action: 'course.withdraw', entity: 'training_session', entityId: sessionId, before: { placeId } });
  return session.courseId;
}
