import type { OutcomeHooks } from './approvals/index.ts';

/** What an approval's end does to what it was asked for; a request by hand does nothing. */
export const approvalHooks: OutcomeHooks = {};
