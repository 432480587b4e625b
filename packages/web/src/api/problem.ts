import { CallFailed, isProblem, type Problem } from '@fulcrum/contract';
import { ORPCError } from '@orpc/client';

/** The problem that a failed call came back with; null when nothing answered at all. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof CallFailed) return error.problem;
  return error instanceof ORPCError && isProblem(error.data) ? error.data : null;
}
