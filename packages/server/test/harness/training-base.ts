// For tests: a course as somebody drafts it.
import type { CourseDraft } from '@fulcrum/contract';

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
