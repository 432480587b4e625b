// For tests: a course as somebody drafts it, sessions, and who learns.
import type { CourseDraft, CourseSource, ExamAttempt, ExamResult, TrainingSession } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Actor } from '../../src/access/index.ts';
import type { TestFulcrum } from './fulcrum.ts';

const named = (name: string) => ({ zh: name, en: name });
/** Two questions of five points; what is right is 1, and both of 0 and 2. */
export const EXAM = {
  questions: [
    { id: 'one', kind: 'single', text: named('哪个按钮提交？'), choices: [named('取消'), named('提交')], right: [1], points: 5 },
    {
      id: 'some',
      kind: 'multiple',
      text: named('哪些是角色？'),
      choices: [named('教师'), named('按钮'), named('学生')],
      right: [0, 2],
      points: 5,
    },
  ],
  ...{ passMark: 60, attempts: 2, validMonths: 12 },
} satisfies CourseDraft['exam'];
export const RIGHT = { one: [1], some: [0, 2] };
export const WRONG = { one: [0], some: [0] };

let made = 0;
export const courseDraft = (more: Partial<CourseDraft> = {}) => ({
  ...{ code: `C-${++made}`, title: named(`课程 ${made}`), summary: { zh: '', en: '' }, productId: null, audience: 'both', roles: ['user'] },
  ...{ staffRoles: ['csm'], forOwners: false },
  parts: [{ id: 'video', kind: 'video', name: named('讲解'), url: 'https://example.com/video', articleId: null }],
  exam: null,
  ...more,
});
/** The same with an exam. */
export const withExam = (more: Partial<CourseDraft> = {}) => {
  const draft = courseDraft({ exam: EXAM, ...more });
  return { ...draft, parts: [...draft.parts, { id: 'exam', kind: 'exam', name: named('考试'), url: null, articleId: null }] };
};

export const SESSION = {
  mode: 'live',
  startsAt: '2026-11-30T01:00:00Z',
  endsAt: '2026-11-30T03:00:00Z',
  place: '主楼 301',
  link: 'https://example.com/room',
};

/** What tests of courses do time and again. */
export function trainingIn({ call, db, clock }: TestFulcrum) {
  let codes = 0;
  return {
    async published(draft: object): Promise<CourseSource> {
      const { id, revision } = await call<CourseSource>('courses.create', { course: draft });
      return call<CourseSource>('courses.publish', { id, revision });
    },
    planned: (courseId: string, more: object = {}) => call<TrainingSession>('trainingSessions.create', { courseId, ...SESSION, ...more }),
    product: async (code: string) => (await call<{ id: string }>('products.create', { code, name: code })).id,
    buys: (accountId: string, productId: string) =>
      sql`insert into subscription (account_id, id, product_id, happened_on, ends_on, amount, base_amount, amount_per, currency, known_at, recorded_at, changed_at)
        values (${accountId}, gen_random_uuid(), ${productId}, '2026-01-01', '2027-12-31', 1, 1, 'year', 'CNY', '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(
        db,
      ),
    person: async (accountId: string, name: string, decisionRole: string | null = 'user') =>
      (await call<{ id: string }>('contacts.create', { accountId, name, ...(decisionRole ? { decisionRole } : {}) })).id,
    account: async (more: object = {}) =>
      (await call<{ id: string }>('accounts.create', { code: `T-${++codes}`, name: `客户 ${codes}`, ...more })).id,
    /** Passes an exam, or fails it. */
    async takes(courseId: string, answers: object, who: Actor, group = 'portalLearning'): Promise<ExamResult> {
      const { id } = await call<ExamAttempt>(`${group}.begin`, { id: courseId }, who);
      return call<ExamResult>(`${group}.handIn`, { id, answers }, who);
    },
    /** The morning of a Monday, and nothing learned yet. */
    async begin(): Promise<void> {
      clock.moveTo('2026-11-23T01:00:00Z');
      for (const table of ['certificate', 'exam_attempt', 'course_progress', 'training_place', 'training_session', 'course'])
        await sql`delete from ${sql.table(table)}`.execute(db);
      await call('courses.setRules', { owners: 'warn' });
    },
  };
}
