import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { HealthColour } from '../policy/health.ts';
import { AsOf, Both, Day, Decimal, Id, Money, masked } from '../shapes.ts';
import { HealthMove, HealthTold } from './health.ts';

const Score = masked('amount', Decimal).nullable();
const Yaml = z.string().max(500_000);
const Colour = HealthColour.nullable();

/** A result under one of the two policies; its parts are those of an account's health. */
export const TriedHealthResult = HealthTold.pick({
  score: true,
  coverage: true,
  leastCoverage: true,
  variant: true,
  cap: true,
  dimensions: true,
}).extend({ colour: HealthColour });
export type TriedHealthResult = z.infer<typeof TriedHealthResult>;

/** What a draft gives to an account, beside its result in force. */
export const TriedHealth = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  /** Null: no evaluation judged it by the day. */
  before: TriedHealthResult.nullable(),
  /** Null: an evaluation passes it over, for it is frozen or closed. */
  after: TriedHealthResult.nullable(),
  moves: z.array(HealthMove),
});
export type TriedHealth = z.infer<typeof TriedHealth>;

/**
 * Why a colour is another one: it had none; too little was or is known; other measures judge it; the thresholds moved past its score; a cap; or
 * the dimension that took or gave most.
 */
export const HealthMover = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  arr: Money,
  from: Colour,
  to: HealthColour,
  scoreBefore: Score,
  scoreAfter: Score,
  cause: z.enum(['first', 'coverage', 'variant', 'colours', 'cap', 'dimension']),
  /** Of the variant, the cap or the dimension; null for the policy's own measures and where the cause is none of them. */
  part: Both.nullable(),
  /** Points that the cap or dimension took or gave; null where the reader does not see one of its figures. */
  change: z.number().nullable(),
});
export type HealthMover = z.infer<typeof HealthMover>;

const Counted = z.strictObject({ id: z.string(), name: Both, accounts: z.number().int() });
export const SimulatedHealth = z.strictObject({
  policyId: z.string(),
  asOf: Day,
  /** Those that an evaluation would judge, and of them those whose colour gets better, worse, or known or unknown. */
  accounts: z.number().int(),
  better: z.number().int(),
  worse: z.number().int(),
  other: z.number().int(),
  /** Recurring revenue of those that move. */
  arr: Money,
  /** Stayers too; null: not judged so far. */
  matrix: z.array(z.strictObject({ from: Colour, to: HealthColour, accounts: z.number().int(), arr: Money })),
  /** Accounts that each way of judging takes; null: the policy's own. */
  variants: z.array(z.strictObject({ id: z.string().nullable(), name: Both.nullable(), accounts: z.number().int() })),
  /** Accounts that each cap holds down, and that each risk rule finds. */
  caps: z.array(Counted),
  risks: z.array(Counted),
  /** The largest first. */
  movers: z.array(HealthMover),
});
export type SimulatedHealth = z.infer<typeof SimulatedHealth>;

/** What a health policy that is not in force would say: questions of `policies`. */
export const healthDrafts = {
  tryHealth: endpoint({
    method: 'POST',
    path: '/policies/try-health',
    summary: 'What a health policy that is stored nowhere says of up to three accounts, beside their results in force',
    needs: 'policies.read',
    kind: 'query',
    /** Without accounts: those nearest a threshold on either side, and the largest. */
    input: z.strictObject({ yaml: Yaml, accounts: z.array(Id).max(3).optional(), ...AsOf }),
    output: z.strictObject({ policyId: z.string(), asOf: Day, accounts: z.array(TriedHealth) }),
  }),
  simulateHealth: endpoint({
    method: 'POST',
    path: '/policies/simulate-health',
    summary:
      'What colours a health policy, of a stored draft or a text, would give to the base, beside those in force, and who moves by what',
    needs: 'policies.simulate',
    kind: 'query',
    /** As of simulate. `from` (`none`: not judged) and `to`: the movers of one cell of the matrix alone. */
    input: z.strictObject({
      id: z.string().max(63).optional(),
      yaml: Yaml.optional(),
      ...AsOf,
      from: z.enum([...HealthColour.options, 'none']).optional(),
      to: HealthColour.optional(),
      limit: z.number().int().min(0).max(100).default(20),
    }),
    output: SimulatedHealth,
  }),
};
