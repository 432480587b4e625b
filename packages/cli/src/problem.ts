/** RFC 9457 as the server answers it. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  code: string;
  issues?: { path: (string | number)[]; code: string; message: string }[];
  requestId: string;
}

export const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'requestId' in body;

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The problem of a failed call, wherever a client wrapped it. */
export function problemIn(error: unknown): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  return error instanceof Error && error.cause instanceof Error ? problemIn(error.cause) : undefined;
}

/** What happened, then each place with its sentence. */
export function problemLines({ title, detail, issues = [], code, requestId }: Problem): string[] {
  return [
    title,
    ...(detail ? [`  ${detail}`] : []),
    ...issues.map((issue) => `  ${issue.path.length ? `${issue.path.join('.')}: ` : ''}${issue.message}`),
    ...(code === 'bug' ? [`  ${requestId}`] : []),
  ];
}
