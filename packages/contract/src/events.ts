/** What a slice tells higher slices, written to the outbox in the transaction of the fact. */
export interface Events {
  'accounts.changed': { ids: string[] | 'many' };
  /** Somebody's post at an account ended: of a decider, a risk. */
  'contact.left': { contactId: string; leftOn: string };
  'contact.joined': { contactId: string; personId: string };
  'orders.changed': { importId?: string };
  'policy.run_published': { runId: string; policyId: string; asOf: string; changed: number };
  /** An approval went on to its next step, came back or ended. */
  'approval.moved': { requestId: string; revision: number; state: string };
  /** Approvals that the system asked for in others' names, all at once. */
  'approval.asked': { requestIds: string[] };
  /** Approvals that nobody decided in time, each told once a step. */
  'approval.late': { requestIds: string[] };
  'procedure.late': { runIds: string[] };
  'task.closed': { taskId: string; outcome: string };
  'records.merged': { mergeId: string; entity: 'account' | 'contact'; winnerId: string; loserId: string };
  'records.unmerged': { mergeId: string; entity: 'account' | 'contact'; winnerId: string; loserId: string };
  'import.done': { importId: string; entity: string };
}
export type EventName = keyof Events;
