import type { CustomField } from '@fulcrum/contract';

type Choice = NonNullable<CustomField['choices']>[number];

/** Choices as lines of `id=Chinese=English`; a # in front says that nobody may choose it any more. */
export const linesOf = (choices: CustomField['choices'] | undefined): string =>
  (choices ?? []).map(({ id, zh, en, retired }) => `${retired ? '#' : ''}${id}=${zh}=${en}`).join('\n');

/** The choices of such lines; null when a line is none. One name alone stands for all three. */
export function choicesOf(text: string): Choice[] | null {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const choices = lines.map((line): Choice | null => {
    const retired = line.startsWith('#');
    const [id, zh = id, en = zh, ...more] = line
      .replace(/^#/, '')
      .split(/[=＝]/)
      .map((part) => part.trim());
    return id && zh && en && more.length === 0 ? { id, zh, en, ...(retired ? { retired } : {}) } : null;
  });
  return choices.every((choice) => choice !== null) ? choices : null;
}
