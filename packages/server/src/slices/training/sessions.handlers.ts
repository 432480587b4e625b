import type { TrainingSession } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { contactOf } from '../contacts/index.ts';
import { oneCourse } from './courses.handlers.ts';
import { attendedBy, markAttendance, moveUp, placesKept } from './places.sql.ts';
import {
  insertSession,
  listPlaces,
  listSessions,
  lockSession,
  placeById,
  type SessionFields,
  sessionById,
  updateSession,
} from './sessions.sql.ts';
import { signUp, withdraw } from './sign-up.ts';
import { tellPlaces } from './tell-places.ts';
import { useHours, useHoursAnew } from './use-hours.ts';

async function one(ctx: Ctx, id: string): Promise<TrainingSession> {
  const found = await sessionById(ctx.db, id, ctx.now);
  if (!found) throw notFound('training_session');
  return found;
}
async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }): Promise<TrainingSession> {
  await lockSession(ctx.db, id);
  const session = await one(ctx, id);
  if (session.revision !== revision) throw new Fault('stale', 'resource.stale');
  if (session.cancelledAt) throw new Fault('conflict', 'course.session_over');
  return session;
}
function checkTimes({ startsAt, endsAt }: Pick<SessionFields, 'startsAt' | 'endsAt'>): void {
  if (Temporal.Instant.compare(startsAt, endsAt) >= 0) throw new Fault('invalid', 'course.session_times');
}
async function onePlace(ctx: Ctx, id: string) {
  const found = await placeById(ctx.db, id);
  if (!found) throw notFound('training_place');
  return found;
}
const shown = ({ sessionId: _, ...place }: Awaited<ReturnType<typeof onePlace>>) => place;

/** By what its hours count. */
const TIMED = ['startsAt', 'endsAt'] as const;
/** What whoever comes must know of. */
const NOTICED = ['startsAt', 'endsAt', 'place', 'link', 'mode'] as const;

export const trainingSessionsHandlers: Handlers<'trainingSessions'> = {
  async list(ctx, { limit, cursor, ...of }) {
    const rows = await listSessions(ctx.db, { ...of, now: ctx.now, after: readCursor(cursor, 2), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ startsAt, id }) => [startsAt, id],
    );
  },
  get: (ctx, { id }) => one(ctx, id),
  async create(ctx, { courseId, ...fields }) {
    checkTimes(fields);
    const { state } = await oneCourse(ctx, courseId);
    if (state === 'retired') throw new Fault('conflict', 'course.not_now');
    const id = newId();
    await insertSession(ctx.db, { id, courseId, ...fields, now: ctx.now, userId: ctx.actor.userId });
    await ctx.record({ action: 'course.plan_session', entity: 'training_session', entityId: id, after: { courseId, ...fields } });
    return one(ctx, id);
  },
  async change(ctx, { id, revision, ...fields }) {
    checkTimes(fields);
    const before = await take(ctx, { id, revision });
    await updateSession(ctx.db, { ...before, ...fields });
    const [kept, moved] = [await placesKept(ctx.db, id), await moveUp(ctx.db, id)];
    await ctx.record({ action: 'course.change_session', entity: 'training_session', entityId: id, before, after: fields });
    const session = await one(ctx, id);
    if (TIMED.some((field) => session[field] !== before[field])) await useHoursAnew(ctx, session, await attendedBy(ctx.db, id));
    await tellPlaces(ctx, session, 'moved_up', moved);
    const others = kept.filter((placeId) => !moved.includes(placeId));
    if (NOTICED.some((field) => session[field] !== before[field])) await tellPlaces(ctx, session, 'changed', others);
    return session;
  },
  async cancel(ctx, input) {
    const before = await take(ctx, input);
    await updateSession(ctx.db, { ...before, cancelledAt: ctx.now });
    await ctx.record({ action: 'course.cancel_session', entity: 'training_session', entityId: input.id, before });
    const session = await one(ctx, input.id);
    await useHours(ctx, session, await attendedBy(ctx.db, input.id), []);
    if (!session.begun) await tellPlaces(ctx, session, 'called_off', await placesKept(ctx.db, input.id));
    return session;
  },

  async places(ctx, { id, limit, cursor }) {
    await one(ctx, id);
    const of = { sessionId: id, scope: await scopeOf(ctx, 'reads'), after: readCursor(cursor, 2), limit: limit + 1 };
    return pageFrom(
      await listPlaces(ctx.db, of),
      limit,
      (row) => row,
      ({ signedAt, id: placeId }) => [signedAt, placeId],
    );
  },
  async signUp(ctx, { id, contactId }) {
    const { accountId } = await contactOf(ctx, contactId);
    await requireAccount(ctx, accountId, 'writes');
    const { placeId } = await signUp(ctx, id, { accountId, contactId });
    return shown(await onePlace(ctx, placeId));
  },
  async withdraw(ctx, { id, placeId }) {
    const place = await onePlace(ctx, placeId);
    if (place.sessionId !== id || !place.accountId) throw notFound('training_place');
    await requireAccount(ctx, place.accountId, 'writes');
    await withdraw(ctx, id, placeId);
    return shown(await onePlace(ctx, placeId));
  },
  async attend(ctx, { id, attended, absent }) {
    await lockSession(ctx.db, id);
    const session = await one(ctx, id);
    if (!session.begun) throw new Fault('conflict', 'course.session_ahead');
    const before = await attendedBy(ctx.db, id);
    const of = { sessionId: id, today: ctx.today, scope: await scopeOf(ctx, 'writes') };
    const done = {
      attended: await markAttendance(ctx.db, { ...of, ids: attended, attended: true }),
      absent: await markAttendance(ctx.db, { ...of, ids: absent, attended: false }),
    };
    if (!session.cancelledAt) await useHours(ctx, session, before, await attendedBy(ctx.db, id));
    await ctx.record({ action: 'course.attend', entity: 'training_session', entityId: id, after: { attended, absent } });
    return done;
  },
};
