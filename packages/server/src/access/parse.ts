import type { Language } from '@fulcrum/contract';
import type * as z from 'zod';
import { Fault, type FaultIssue } from '../kernel/fault.ts';
import { unfitPlace } from './fit-input.ts';
import { issueSentence } from './issue-sentence.ts';

/** Issues of a refused input, each with its place and a sentence in the reader's language. */
export function issuesOf(error: z.core.$ZodError, prefix: (string | number)[] = []): FaultIssue[] {
  return error.issues.map((issue) => ({
    path: [...prefix, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))],
    code: issue.code,
    message: issue.message,
  }));
}

/** The one place where input is parsed. */
export function parseInput<T extends z.ZodType>(shape: T, input: unknown, language: Language): z.output<T> {
  const unfit = unfitPlace(input, language);
  if (unfit) throw new Fault('invalid', 'input.invalid', { count: 1 }, [unfit]);
  const parsed = shape.safeParse(input, { error: issueSentence(language) });
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new Fault('invalid', 'input.invalid', { count: issues.length }, issues);
}
