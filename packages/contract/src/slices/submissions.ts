import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, LongText, Moment } from '../shapes.ts';

/** A draft, or the return to an earlier version, handed in for a second person. */
export const Submission = z.strictObject({
  id: Id,
  /** The draft; of a return to an earlier version: what came of it, once approved. */
  version: z.number().int().nullable(),
  /** The earlier version to be put in force again; null for a draft. */
  restores: z.number().int().nullable(),
  note: z.string().nullable(),
  /** The day to come on which it is wished to be in force; null: at once. */
  on: Day.nullable(),
  by: z.string().nullable(),
  at: Moment,
  /** Void: the draft was edited, or it was published without it. */
  state: z.enum(['open', 'approved', 'returned', 'withdrawn', 'void']),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  reason: z.string().nullable(),
  /** Whether the caller wrote or submitted it: they may withdraw it, and not approve it. */
  mine: z.boolean(),
});
export type Submission = z.infer<typeof Submission>;

export const PublishingRules = z.strictObject({
  /** A version is published only once a second person has approved it. */
  secondPerson: z.boolean(),
  /** Who wants that to end; until another person agrees it holds. `mine`: the caller asked. */
  endAsked: z.strictObject({ by: z.string().nullable(), at: Moment, mine: z.boolean() }).nullable(),
});
export type PublishingRules = z.infer<typeof PublishingRules>;

const Decided = z.strictObject({ id: z.string(), submission: Id, version: z.number().int().nullable() });
const Of = { id: z.string(), submission: Id };

/** Approval by a second person: calls of `policies`. */
export const submissions = {
  submit: endpoint({
    method: 'POST',
    path: '/policies/{id}/submissions',
    summary: 'Hand in the draft, or the return to an earlier version, for another person to approve',
    needs: 'policies.edit',
    /** `restores`: an earlier version to be put in force again, at once; absent: the draft. */
    input: z.strictObject({ id: z.string(), note: LongText.optional(), on: Day.optional(), restores: z.number().int().optional() }),
    output: Decided,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/policies/{id}/submissions/{submission}/approve',
    summary: 'Approve what another person handed in: publishes it, now or on the day wished for',
    needs: 'policies.publish',
    input: z.strictObject({ ...Of, reason: LongText.optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int(), on: Day.nullable() }),
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/policies/{id}/submissions/{submission}/return',
    summary: 'Return what another person handed in, with a reason',
    needs: 'policies.publish',
    input: z.strictObject({ ...Of, reason: LongText.min(1) }),
    output: Decided,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/policies/{id}/submissions/{submission}/withdraw',
    summary: 'Withdraw what oneself handed in',
    needs: 'policies.edit',
    input: z.strictObject(Of),
    output: Decided,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/policy-rules',
    summary: 'Whether publishing a policy needs a second person',
    needs: 'policies.read',
    input: z.strictObject({}),
    output: PublishingRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/policy-rules',
    summary: 'Say that publishing a policy needs a second person, or ask that it need none: another person has to agree to that',
    needs: 'settings.manage',
    input: PublishingRules.pick({ secondPerson: true }),
    output: PublishingRules,
  }),
  agreeRules: endpoint({
    method: 'POST',
    path: '/policy-rules/agreement',
    summary: 'Agree that publishing a policy need no second person any more, as another person asked',
    needs: 'policies.publish',
    input: z.strictObject({}),
    output: PublishingRules,
  }),
};
