import type { Exam } from '@fulcrum/contract';

export type Answers = Readonly<Record<string, readonly number[]>>;
export interface Grade {
  points: number;
  most: number;
  passed: boolean;
  questions: { id: string; isRight: boolean }[];
}
const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((choice) => other.includes(choice));

/** What answers come to: a question gives its points when exactly what is right was chosen, else nothing. */
export function grade({ questions, passMark }: Exam, answers: Answers): Grade {
  const judged = questions.map(({ id, right, points }) => ({ id, points, isRight: same([...new Set(answers[id])], right) }));
  const sum = (rows: typeof judged) => rows.reduce((total, { points }) => total + points, 0);
  const [points, most] = [sum(judged.filter(({ isRight }) => isRight)), sum(judged)];
  return { points, most, passed: points * 100 >= passMark * most, questions: judged.map(({ id, isRight }) => ({ id, isRight })) };
}

/** The first question to which there is no such answer, if any: another's question, or a choice that it does not have. */
export function wrongAnswer({ questions }: Exam, answers: Answers): string | undefined {
  return Object.entries(answers).find(([id, chosen]) => {
    const question = questions.find((one) => one.id === id);
    const choices = question?.kind === 'truefalse' ? 2 : (question?.choices.length ?? 0);
    return chosen.some((choice) => choice >= choices) || (question?.kind !== 'multiple' && chosen.length > 1) || !question;
  })?.[0];
}
