import { CallFailed, type Problem } from '@fulcrum/contract';

/** The problem of a failed call, wherever a client wrapped it. */
export function problemIn(error: unknown): Problem | undefined {
  if (error instanceof CallFailed) return error.problem;
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
