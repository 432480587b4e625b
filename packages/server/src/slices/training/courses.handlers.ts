import type { CourseDraft, CourseSource, CourseTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { courseById, insertCourse, listCourses, type StoredCourse, updateCourse } from './course-store.sql.ts';
import { readRules, setRules } from './rules.ts';

export async function oneCourse(ctx: Ctx, id: string, how = {}): Promise<StoredCourse> {
  const found = await courseById(ctx.db, id, how);
  if (!found) throw notFound('course');
  return found;
}
const source = async (ctx: Ctx, id: string): Promise<CourseSource> => {
  const { productName: _, ...kept } = await oneCourse(ctx, id);
  return kept;
};

/** What readers know of a course: of its exam how long it is and what it asks for. */
export function told({ course: { exam, ...course }, ...kept }: StoredCourse): CourseTold {
  const { questions, ...terms } = exam ?? { questions: [], passMark: 0, attempts: 0, validMonths: null };
  return { ...kept, ...course, exam: exam ? { ...terms, questions: questions.length } : null };
}

async function take(ctx: WriteCtx, { id, revision }: { id: string; revision: number }): Promise<StoredCourse> {
  const course = await oneCourse(ctx, id, { lock: true });
  if (course.revision !== revision) throw new Fault('stale', 'resource.stale');
  return course;
}

/** Refuses a product or an article that is not there. */
async function check(ctx: Ctx, { productId, parts }: CourseDraft): Promise<void> {
  const articles = parts.flatMap(({ articleId }) => articleId ?? []);
  const found = await sql<{ product: boolean; articles: number }>`
    select ${productId}::uuid is null or exists (select from product where id = ${productId}::uuid) as product,
      (select count(*)::int from article where id = any(${articles}::uuid[])) as articles`.execute(ctx.db);
  if (!found.rows[0]?.product) throw notFound('product');
  if (found.rows[0].articles !== new Set(articles).size) throw notFound('article');
}

async function keep(ctx: WriteCtx, before: StoredCourse, after: Partial<CourseSource>, action: string): Promise<CourseSource> {
  const next = { ...before, ...after };
  if (!(await updateCourse(ctx.db, next))) throw new Fault('conflict', 'course.code_taken', { code: next.course.code });
  await ctx.record({ action, entity: 'course', entityId: before.id, before, after: next });
  return source(ctx, before.id);
}

/** Whom a course is for: what is known of past days hangs on it. */
const whom = ({ productId, audience, roles, staffRoles, forOwners, exam }: CourseDraft) =>
  JSON.stringify([productId, audience, roles.toSorted(), staffRoles.toSorted(), forOwners, exam !== null]);

export const coursesHandlers: Handlers<'courses'> = {
  async list(ctx, { limit, cursor, ...of }) {
    const { now, today } = ctx;
    const scope = await scopeOf(ctx, 'reads');
    const rows = await listCourses(ctx.db, { scope, ...of, now, today, after: readCursor(cursor, 1), limit: limit + 1 });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ code }) => [code],
    );
  },
  get: async (ctx, { id }) => told(await oneCourse(ctx, id)),
  source: (ctx, { id }) => source(ctx, id),

  async create(ctx, { course }) {
    await check(ctx, course);
    const id = newId();
    const made = await insertCourse(ctx.db, { id, course, now: ctx.now, userId: ctx.actor.userId });
    if (!made) throw new Fault('conflict', 'course.code_taken', { code: course.code });
    await ctx.record({ action: 'course.create', entity: 'course', entityId: id, after: course });
    return source(ctx, id);
  },
  async change(ctx, { course, ...one }) {
    const before = await take(ctx, one);
    if (before.state === 'retired') throw new Fault('conflict', 'course.not_now');
    if (before.state === 'published' && whom(before.course) !== whom(course)) throw new Fault('conflict', 'course.fixed');
    await check(ctx, course);
    return keep(ctx, before, { course }, 'course.change');
  },
  async publish(ctx, one) {
    const before = await take(ctx, one);
    if (before.state !== 'draft') throw new Fault('conflict', 'course.not_now');
    return keep(ctx, before, { state: 'published', publishedOn: ctx.today }, 'course.publish');
  },
  async retire(ctx, one) {
    const before = await take(ctx, one);
    if (before.state !== 'published') throw new Fault('conflict', 'course.not_now');
    return keep(ctx, before, { state: 'retired', retiredOn: ctx.today }, 'course.retire');
  },
  rules: (ctx) => readRules(ctx.db),
  setRules,
};
