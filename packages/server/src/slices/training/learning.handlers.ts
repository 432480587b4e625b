import type { LearnedCourseTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, Handlers, WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { attemptsOf, certificatesOf } from './attempts.sql.ts';
import { oneCourse, told } from './courses.handlers.ts';
import { attemptsLeft, begin, handIn } from './exam.ts';
import { learnerOf } from './learner.ts';
import { coursesOpen, nameOf, partsDone, putPart, sessionsFor, stateOf } from './learning.sql.ts';
import { placeOf } from './places.sql.ts';
import { requireOpen, signUp, withdraw } from './sign-up.ts';

type Verbs = Handlers<'learning'>;
type Input<Name extends keyof Verbs> = Parameters<Verbs[Name]>[1];

async function get(ctx: Ctx, { id }: { id: string }): Promise<LearnedCourseTold> {
  const who = learnerOf(ctx);
  await requireOpen(ctx, id, who);
  const stored = await oneCourse(ctx, id);
  const { title, summary, productName, parts, exam } = told(stored);
  const taken = await attemptsOf(ctx.db, id, who);
  return {
    ...{ id, title, summary, productName, parts, exam },
    state: await stateOf(ctx.db, id, who, ctx.today),
    done: await partsDone(ctx.db, id, who),
    sessions: await sessionsFor(ctx.db, id, who, ctx.now),
    taken: taken.flatMap(({ handedAt, points, most, passed }) =>
      handedAt ? [{ handedAt, points: points ?? 0, most: most ?? 0, passed: passed ?? false }] : [],
    ),
    left: attemptsLeft(stored.course.exam, taken),
    open: taken.some(({ handedAt }) => handedAt === null),
    certificates: await certificatesOf(ctx.db, id, who, ctx.today),
  };
}

async function mark(ctx: WriteCtx, { id, part, done }: Input<'mark'>): Promise<LearnedCourseTold> {
  const who = learnerOf(ctx);
  await requireOpen(ctx, id, who);
  const { course } = await oneCourse(ctx, id, { lock: true });
  if (!course.parts.some((one) => one.id === part && one.kind !== 'live' && one.kind !== 'exam')) throw notFound('course_part');
  await putPart(ctx.db, { id: newId(), courseId: id, part, who, done, today: ctx.today });
  await ctx.record({ action: 'course.mark_part', entity: 'course', entityId: id, after: { part, done } });
  return get(ctx, { id });
}

async function giveBack(ctx: WriteCtx, { id }: Input<'withdraw'>): Promise<LearnedCourseTold> {
  const placeId = await placeOf(ctx.db, id, learnerOf(ctx));
  if (!placeId) throw notFound('training_place');
  return get(ctx, { id: await withdraw(ctx, id, placeId) });
}

async function certificate(ctx: Ctx, { id }: Input<'certificate'>) {
  const who = learnerOf(ctx);
  const course = await sql<{ id: string }>`select c.course_id as id from certificate c where c.id = ${id}::uuid`.execute(ctx.db);
  const mine = course.rows[0] && (await certificatesOf(ctx.db, course.rows[0].id, who, ctx.today)).find((one) => one.id === id);
  const name = await nameOf(ctx.db, who);
  if (!mine || !name) throw notFound('certificate');
  return { ...mine, ...name, organisation: ctx.organisation?.name ?? '' };
}

/** What somebody learns by themselves, whether ours or a customer's: who it is follows from the session alone. */
export const learningHandlers: Verbs & Handlers<'portalLearning'> = {
  list: async (ctx) => ({ items: await coursesOpen(ctx.db, learnerOf(ctx), ctx) }),
  get,
  mark,
  signUp: async (ctx, { id }) => get(ctx, { id: (await signUp(ctx, id, learnerOf(ctx))).courseId }),
  withdraw: giveBack,
  begin: (ctx, { id }) => begin(ctx, id, learnerOf(ctx)),
  handIn: (ctx, input) => handIn(ctx, input, learnerOf(ctx)),
  certificate,
};
