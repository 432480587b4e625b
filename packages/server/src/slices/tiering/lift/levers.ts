import type { Lever } from '@fulcrum/contract';

/** By the beginning of a metric's id, the first that fits: who can move it. `null` follows from other metrics and cannot be moved by itself. */
const BY_PREFIX: readonly (readonly [string, Lever | null])[] = [
  // Results and ranks of judgements are made of the rest.
  ['state.', null],
  ['rfm.', null],
  // A tag is a label that anyone may stick on, no change of the customer.
  ['account.tags', null],
  ['referrals.', 'work'],
  ['needs.', 'work'],
  ['payments.', 'work'],
  ['interactions.', 'work'],
  ['contacts.', 'work'],
  ['rating.', 'work'],
  ['service.', 'work'],
  ['usage.', 'work'],
  ['orders.first_on', 'time'],
  ['account.age_days', 'time'],
  ['contracts.years', 'time'],
  ['orders.', 'sell'],
  ['contracts.', 'sell'],
];

/** Size, standing and fields of a customer are facts: they are learnt and recorded, not made. */
export const leverOf = (metric: string): Lever | null => {
  const found = BY_PREFIX.find(([prefix]) => metric.startsWith(prefix));
  return found ? found[1] : 'record';
};
