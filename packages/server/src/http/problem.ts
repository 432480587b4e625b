import type { Language, Problem } from '@fulcrum/contract';
import { Fault, faultText } from '../kernel/fault.ts';
import type { Log } from '../kernel/log.ts';

/** What the caller is told; a bug is logged whole and told by its reference alone. */
export function problemOf(error: unknown, language: Language, requestId: string, log: Log): Problem {
  const fault = error instanceof Fault ? error : new Fault('bug', 'bug', {}, [], { cause: error });
  if (fault.kind === 'bug' || fault.kind === 'unavailable') log.error({ err: fault.cause ?? fault, requestId }, 'call failed');
  return {
    type: `urn:fulcrum:fault:${fault.reason}`,
    title: faultText(fault.reason, fault.detail, language),
    status: fault.status,
    ...(typeof fault.detail.detail === 'string' ? { detail: fault.detail.detail } : {}),
    code: fault.reason,
    ...(fault.issues.length
      ? { issues: fault.issues.map((issue) => ({ ...issue, message: issue.message || faultText(fault.reason, fault.detail, language) })) }
      : {}),
    requestId,
  };
}
