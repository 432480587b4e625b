import { countable, isHan, termsOf } from './tokens.ts';

/** Terms of what means the same as a phrase of the question. A phrase counts as a whole, and never narrows. */
export function synonymTerms(question: string, groups: readonly (readonly string[])[]): string[] {
  const asked = countable(question);
  const stands = (phrase: string): boolean => {
    const counted = countable(phrase);
    return counted !== '' && asked.includes(isHan(counted.trim()) ? counted.trim() : counted);
  };
  return groups.flatMap((group) => {
    const there = new Set(group.filter(stands));
    return there.size ? group.filter((phrase) => !there.has(phrase)).flatMap((phrase) => termsOf(countable(phrase))) : [];
  });
}
