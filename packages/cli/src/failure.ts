import type { Language } from '@fulcrum/contract';
import { CommandError, UsageError } from './command.ts';
import type { CommandName } from './commands.ts';
import { usageOf } from './help.ts';
import { problemIn, problemLines } from './problem.ts';
import { isText, sayIn } from './texts.ts';

interface Failure {
  exit: 1 | 2;
  json: { code: string; title: string; issues?: unknown };
  lines: string[];
}

/** What a person, and a script, are told of a command that failed. */
export function failureOf(error: unknown, name: CommandName | undefined, language: Language, interrupted: boolean): Failure {
  const say = sayIn(language);
  if (interrupted) return failed('interrupted', say('interrupted'));
  if (error instanceof UsageError) {
    const title = say(error.key, error.detail);
    return { exit: 2, json: { code: error.key, title }, lines: [title, ...usageOf(name, language)] };
  }
  const problem = problemIn(error);
  if (problem) {
    const { code, title, issues } = problem;
    return { exit: 1, json: { code, title, ...(issues ? { issues } : {}) }, lines: problemLines(problem) };
  }
  if (error instanceof CommandError) return failed(error.key, say(error.key, error.detail));
  const { reason, detail, message } = named(error);
  if (isText(reason)) return failed(reason, say(reason, { ...detail, message }));
  return failed(reason, say('failed', { message }));
}

const failed = (code: string, title: string): Failure => ({ exit: 1, json: { code, title }, lines: title.split('\n') });

/** Errors of the server's own parts carry a reason; those of the machine a code. */
function named(error: unknown): { reason: string; detail: Record<string, string>; message: string } {
  if (!(error instanceof Error)) return { reason: 'failed', detail: {}, message: String(error) };
  const { reason, detail, code } = error as Error & { reason?: unknown; detail?: unknown; code?: unknown };
  const message = error.message || (error.cause instanceof Error ? error.cause.message : error.name);
  return {
    reason: typeof reason === 'string' ? reason : typeof code === 'string' ? code : 'failed',
    detail: typeof detail === 'object' && detail !== null ? (detail as Record<string, string>) : {},
    message,
  };
}
