import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Money, Page, pageOf } from '../shapes.ts';

/** Where a competitor is, as far as the reader sees. Seen: a note that is not resolved by the day. */
export const CompetitorPresence = z.strictObject({
  competitorId: Id,
  title: z.string(),
  accounts: z.number().int(),
  /** Of `accounts`: it presses the price, or has replaced us. */
  pricePressure: z.number().int(),
  replaced: z.number().int(),
  lastSeenOn: Day.nullable(),
  actions: z.number().int(),
  undecided: z.number().int(),
});
export type CompetitorPresence = z.infer<typeof CompetitorPresence>;

/** An account that has a product that goes. */
export const AffectedAccount = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  /** Bought in the 12 months up to the day, in base currency. */
  amount12m: Money,
  lastBoughtOn: Day.nullable(),
  /** Whether a subscription runs on the day; until when, null for one without an end. */
  subscribed: z.boolean(),
  subscribedUntil: Day.nullable(),
});
export type AffectedAccount = z.infer<typeof AffectedAccount>;

export const market = {
  presence: endpoint({
    method: 'GET',
    path: '/market/competitors',
    summary: 'Each competitor with the number of accounts where it is seen, and of all accounts',
    needs: 'facts.read',
    input: z.strictObject({ ...AsOf }),
    /** `seen`: accounts with any competitor. */
    output: z.strictObject({ asOf: Day, accounts: z.number().int(), seen: z.number().int(), items: z.array(CompetitorPresence) }),
  }),
  affected: endpoint({
    method: 'GET',
    path: '/market/retirements/{id}/accounts',
    summary: 'Customers that bought a retiring product in 12 months or subscribe to it, by name',
    needs: 'orders.read',
    input: z.strictObject({ ...Page, ...AsOf, id: Id }),
    output: pageOf(AffectedAccount),
  }),
};
