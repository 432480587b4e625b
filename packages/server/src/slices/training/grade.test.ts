import type { Exam } from '@fulcrum/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, grade, wrongAnswer } from './grade.ts';

const both = { zh: '题', en: 'Question' };
const kinds = fc.constantFrom('single' as const, 'multiple' as const, 'truefalse' as const);
const question = fc
  .tuple(kinds, fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 100 }), fc.nat(1023))
  .map(([kind, size, points, bits]) => {
    const choices = kind === 'truefalse' ? 2 : size;
    const chosen = Array.from({ length: choices }, (_, n) => n).filter((n) => bits & (1 << n));
    const right = kind === 'multiple' && chosen.length ? chosen : [bits % choices];
    return { kind, text: both, choices: kind === 'truefalse' ? [] : Array.from({ length: choices }, () => both), right, points };
  });
const exams = fc.tuple(fc.array(question, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 100 })).map(
  ([questions, passMark]): Exam => ({
    questions: questions.map((one, n) => ({ id: `q${n}`, ...one })),
    passMark,
    attempts: 3,
    validMonths: 12,
  }),
);
/** For each question a set of choices, as bits. */
const sheets = fc.tuple(exams, fc.array(fc.nat(1023), { minLength: 20, maxLength: 20 })).map(([exam, bits]) => {
  const answers = Object.fromEntries(
    exam.questions.map(({ id, kind, choices }, n) => {
      const all = Array.from({ length: kind === 'truefalse' ? 2 : choices.length }, (_, choice) => choice);
      const some = all.filter((choice) => bits[n]! & (1 << choice));
      return [id, kind === 'multiple' ? some : some.slice(0, 1)];
    }),
  );
  return { exam, answers };
});

describe('grading an exam', () => {
  test('gives the points of a question for exactly its right choices, in any order, and no others: as counted with sets of bits', () => {
    const mask = (choices: readonly number[] = []) => choices.reduce((bits, choice) => bits | (1 << choice), 0);
    fc.assert(
      fc.property(sheets, ({ exam, answers }) => {
        const got = grade(exam, Object.fromEntries(Object.entries(answers).map(([id, chosen]) => [id, chosen.toReversed()])));
        const right = exam.questions.map((one) => mask(one.right) === mask(answers[one.id]));
        const points = exam.questions.reduce((sum, one, n) => sum + (right[n] ? one.points : 0), 0);
        const most = exam.questions.reduce((sum, one) => sum + one.points, 0);
        expect(got).toMatchObject({ points, most, passed: points / most >= exam.passMark / 100 - 1e-12 });
        expect(got.questions.map(({ isRight }) => isRight)).toEqual(right);
        expect(wrongAnswer(exam, answers)).toBeUndefined();
      }),
    );
  });
  test('all right answers pass at any mark, and no answers pass at none', () => {
    fc.assert(
      fc.property(exams, (exam) => {
        expect(grade(exam, Object.fromEntries(exam.questions.map(({ id, right }) => [id, right]))).passed).toBe(true);
        expect(grade(exam, {})).toMatchObject({ points: 0, passed: false });
      }),
    );
  });
  test('a question that is not there, a choice that it does not have, two choices where one is asked for: there is no such answer', () => {
    const exam: Exam = {
      ...{ passMark: 60, attempts: 1, validMonths: null },
      questions: [
        { id: 'one', kind: 'single', text: both, choices: [both, both, both], right: [2], points: 1 },
        { id: 'true', kind: 'truefalse', text: both, choices: [], right: [0], points: 1 },
      ],
    };
    const sheets: Answers[] = [{ other: [0] }, { one: [3] }, { one: [0, 1] }, { true: [2] }, { one: [2], true: [1] }];
    expect(sheets.map((answers) => wrongAnswer(exam, answers))).toEqual(['other', 'one', 'one', 'true', undefined]);
  });
});
