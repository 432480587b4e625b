import type { OutcomeHooks } from './approvals/index.ts';
import { offerDecided, useDecided } from './benefits/index.ts';
import { procedureDecided } from './procedures/index.ts';
import { resourceDecided } from './resources/index.ts';

/** What an approval's end does to what it was asked for; a request by hand does nothing. */
export const approvalHooks: OutcomeHooks = {
  benefit_use: useDecided,
  benefit_offer: offerDecided,
  procedure: procedureDecided,
  resource: resourceDecided,
};
