import { problemOf } from './problem.ts';

/** A failed call as the kit's states and notes show it; an empty one when nothing answered. */
export function shownProblem(error: unknown): { title?: string; detail?: string; reference?: string } {
  const problem = problemOf(error);
  if (!problem) return {};
  const fields = problem.issues?.map((issue) => issue.message).filter(Boolean);
  const detail = problem.detail ?? (fields?.length ? fields.join(' · ') : undefined);
  return { title: problem.title, ...(detail ? { detail } : {}), reference: problem.requestId };
}
