/** What a refused or failed call answers, in the reader's language: RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  /** Places of the input with what is wrong there. */
  issues?: { path: (string | number)[]; code: string; message: string }[];
  requestId: string;
}

export const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'requestId' in body;

/** A call that came back with a problem. */
export class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}
