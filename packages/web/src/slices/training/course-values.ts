import type { CourseDraft, CoursePart, Exam } from '@fulcrum/contract';

type Question = Exam['questions'][number];
/** A question as it is typed: its choices one a line, the right ones by their numbers from 1. */
interface TypedQuestion extends Pick<Question, 'kind' | 'text' | 'points'> {
  id?: string;
  lines?: string;
  right: number[];
}
type TypedPart = Omit<CoursePart, 'id'> & { id?: string };
export interface CourseValues extends Omit<CourseDraft, 'exam' | 'parts'> {
  parts: TypedPart[];
  exam?: Pick<Exam, 'passMark' | 'attempts' | 'validMonths'> & { questions: TypedQuestion[] };
}

/** Between the languages of a choice. */
const BAR = /[|｜]/;
const freshId = (): string => Math.random().toString(36).slice(2, 10);

export function choicesOf(lines = ''): { zh: string; en: string }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [zh = '', en = zh] = line.split(BAR).map((word) => word.trim());
      return { zh, en: en || zh };
    });
}

export function typed({ exam, ...course }: CourseDraft): CourseValues {
  const questions = exam?.questions.map(({ choices, ...one }) => ({
    ...one,
    lines: choices.map(({ zh, en }) => `${zh}｜${en}`).join('\n'),
  }));
  return { ...course, ...(exam && questions ? { exam: { ...exam, questions } } : {}) };
}

/** The draft that was typed; an exam stands where one of the parts is one. */
export function draftOf({ exam, parts, ...course }: CourseValues): CourseDraft {
  const isExamined = parts.some(({ kind }) => kind === 'exam');
  return {
    ...course,
    parts: parts.map(({ id, url, articleId, ...part }) => ({
      ...part,
      id: id ?? freshId(),
      url: url || null,
      articleId: articleId || null,
    })),
    exam:
      isExamined && exam
        ? {
            ...{ passMark: exam.passMark, attempts: exam.attempts, validMonths: exam.validMonths ?? null },
            questions: (exam.questions ?? []).map(({ id, lines, ...one }) => ({
              ...one,
              id: id ?? freshId(),
              choices: one.kind === 'truefalse' ? [] : choicesOf(lines),
            })),
          }
        : null,
  };
}
