/**
 * Approvals of anything. A slice asks by `requestApproval(ctx, { kind, accountId, recordId, title, reason, amount, currency })` in its own
 * transaction, and learns what came of it by the outcome hook of its kind, which stands in `slices/approval-hooks.ts` and is called in the
 * transaction of the decision. What is no longer wanted is taken back by `withdrawApproval`. `openApprovals` is the SQL of what is open, for lists that put work of
 * several kinds together, and `waitingFor` of what of it waits for a person.
 */

export { approvalOf } from './approval-of.sql.ts';
export type { Viewer as ApprovalViewer } from './approval-row.sql.ts';
export { approvalsHandlers } from './approvals.handlers.ts';
export { approvalJobs } from './approvals.jobs.ts';
export type { Outcome, OutcomeHook, OutcomeHooks } from './approvals.ts';
export { insertDemoApprovals } from './demo/demo-approvals.ts';
export { openApprovals, waitingFor, waitingForTeam } from './open-items.sql.ts';
export { type AskedBefore, putAsked } from './put-asked.ts';
export { type ApprovalAsked, requestApproval, withdrawApproval } from './request-approval.ts';
