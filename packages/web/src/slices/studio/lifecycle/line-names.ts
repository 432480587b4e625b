import type { Both, SubscriptionStage } from '@fulcrum/contract';
import { choiceName } from '../../metrics/choice-name.ts';

/** What a stage of a subscription is called until the company calls it otherwise: as the reader's pages do, in both places of its name. */
export function lineNames(id: SubscriptionStage): Both {
  const name = choiceName('state.stage', id);
  return { zh: name, en: name };
}
