import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Decimal, Id, Moment, Money, masked, Page, pageOf } from '../shapes.ts';
import { MOVE_CAUSES } from './simulations.ts';

export const PROPOSAL_STATES = ['open', 'confirmed', 'declined', 'replaced', 'withdrawn'] as const;
/** A change of level that an evaluation found and a person is to confirm. */
export const Proposal = z.strictObject({
  id: Id,
  accountId: Id,
  accountCode: z.string(),
  accountName: z.string(),
  policyId: z.string(),
  asOf: Day,
  from: z.string(),
  to: z.string(),
  direction: z.enum(['up', 'down']),
  amount: Money,
  scoreBefore: masked('amount', Decimal).nullable(),
  score: masked('amount', Decimal).nullable(),
  cause: z.enum(MOVE_CAUSES),
  /** The item that moved it with its points before and after; null where they would tell a masked figure. */
  item: z.strictObject({ id: z.string(), name: Both, before: Decimal.nullable(), after: Decimal.nullable() }).nullable(),
  /** The level whose condition or threshold decided. */
  level: z.string().nullable(),
  state: z.enum(PROPOSAL_STATES),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  reason: z.string().nullable(),
  /** The first day on which a confirmed level holds; of a fall, or one yet open, the day after the terms that run. */
  effectiveOn: Day.nullable(),
});
export type Proposal = z.infer<typeof Proposal>;
const Level = z.string().max(12).optional();
const Filter = { from: Level, to: Level, q: z.string().trim().max(100).optional() };
const Policy = { policyId: z.string().max(63).optional() };
const Reason = z.string().trim().max(500);

export const proposals = {
  list: endpoint({
    method: 'GET',
    path: '/proposals',
    summary: 'Changes of level to be confirmed, the largest amount first; or those that wait for their day, or were decided',
    needs: 'policies.read',
    input: z.strictObject({ ...Page, ...Policy, ...Filter, state: z.enum(['open', 'waiting', 'decided']).default('open') }),
    output: pageOf(Proposal),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/proposals/summary',
    summary: 'How many changes of level are to be confirmed, by the levels they lead from and to',
    needs: 'policies.read',
    input: z.strictObject({ ...Policy, ...Filter }),
    output: z.strictObject({
      open: z.number().int(),
      waiting: z.number().int(),
      /** Whether the policy asks for confirmation at all. */
      required: z.boolean(),
      moves: z.array(z.strictObject({ from: z.string(), to: z.string(), accounts: z.number().int(), amount: Money })),
    }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/proposals/decide',
    summary: 'Confirm or decline changes of level: those chosen, or all that a filter meets',
    needs: 'levels.confirm',
    input: z.strictObject({
      ...Policy,
      ids: z.array(Id).min(1).max(10_000).optional(),
      where: z.strictObject(Filter).optional(),
      decision: z.enum(['confirm', 'decline']),
      /** A declined change says why. */
      reason: Reason.optional(),
    }),
    output: z.strictObject({
      decided: z.number().int(),
      /** How many of them take effect only when the terms that run have ended. */
      later: z.number().int(),
    }),
  }),
};
