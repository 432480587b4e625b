import { ORPCError } from '@orpc/client';

/** RFC 9457 as the server answers it, in the reader's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  issues?: { path: (string | number)[]; code: string; message: string }[];
  requestId: string;
}

export const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'requestId' in body;

export class CallFailed extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The problem that a failed call came back with; null when nothing answered at all. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof CallFailed) return error.problem;
  return error instanceof ORPCError && isProblem(error.data) ? error.data : null;
}
