import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Decimal, Id, LongText, Moment } from '../shapes.ts';
import { benefitDrafts } from './benefit-drafts.ts';
import { healthDrafts } from './health-drafts.ts';
import { SimulatedStages, TriedStages } from './stage-trials.ts';
import { Submission, submissions } from './submissions.ts';

const Issue = z.strictObject({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: z.string() });
export const PolicyInfo = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: Both,
  version: z.number().int().nullable(),
  draft: z.number().int().nullable(),
  /** The version that comes in force on a day; `fault` tells why it did not, once that day has come. */
  planned: z.strictObject({ version: z.number().int(), on: Day, by: z.string().nullable(), fault: z.string().nullable() }).nullable(),
  /** What waits for a second person. */
  submission: Submission.nullable(),
  sample: z.boolean(),
  inForceFrom: Day.nullable(),
  publishedAt: Moment.nullable(),
  publishedBy: z.string().nullable(),
});
/** What a draft gives to an account, beside its result in force. */
export const TriedAccount = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  scoreBefore: Decimal.nullable(),
  scoreAfter: Decimal.nullable(),
  /** The level that the facts give before hysteresis, where that keeps a better one. */
  heldFrom: z.string().nullable(),
  /** The item without whose facts an evaluation by the draft would stop. */
  lacks: z.string().nullable(),
  /** Null: the item is skipped, or not in that version. */
  points: z.array(z.strictObject({ id: z.string(), before: Decimal.nullable(), after: Decimal.nullable() })),
});
export type TriedAccount = z.infer<typeof TriedAccount>;

/** One thing that differs between two documents, as a sentence. */
export const PolicyChange = z.strictObject({
  part: z.enum([
    ...(['policy', 'item', 'level', 'track', 'stage', 'dimension', 'variant', 'cap', 'risk'] as const),
    ...(['benefit', 'cell', 'mode', 'class', 'step', 'department', 'event'] as const),
  ]),
  /** The item, level or other part; null where it is about all of them. */
  id: z.string().nullable(),
  what: z.enum(['added', 'removed', 'changed', 'moved']),
  text: Both,
});
export type PolicyChange = z.infer<typeof PolicyChange>;
export type PolicyInfo = z.infer<typeof PolicyInfo>;
export const policies = {
  list: endpoint({
    method: 'GET',
    path: '/policies',
    summary: 'Policies',
    needs: 'policies.read',
    input: z.strictObject({ kind: z.string().optional() }),
    output: z.strictObject({ items: z.array(PolicyInfo) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/policies/{id}',
    summary: 'One policy, its document and YAML',
    needs: 'policies.read',
    input: z.strictObject({ id: z.string(), version: z.number().int().optional() }),
    output: PolicyInfo.extend({
      document: z.record(z.string(), z.unknown()),
      yaml: z.string(),
      /** What was ever handed in for a second person, the latest first. */
      submissions: z.array(Submission),
      versions: z.array(
        z.strictObject({
          version: z.number().int(),
          state: z.enum(['draft', 'planned', 'published', 'retired']),
          note: z.string().nullable(),
          inForceFrom: Day.nullable(),
          createdAt: Moment,
        }),
      ),
    }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/policies/check',
    summary: 'Check a policy: every fault with its place and remedy',
    needs: 'policies.read',
    kind: 'query',
    input: z.strictObject({ yaml: z.string().max(500_000) }),
    output: z.strictObject({
      ok: z.boolean(),
      id: z.string().nullable(),
      kind: z.string().nullable(),
      issues: z.array(Issue),
      /** Allowed, and perhaps not meant. */
      warnings: z.array(Issue),
    }),
  }),
  simulate: endpoint({
    method: 'POST',
    path: '/policies/simulate',
    summary: 'Simulate a draft, or a text, on the whole base: begins a job; its result is a simulation',
    needs: 'policies.simulate',
    /** The stored draft of this id, else its version in force; or the text itself. */
    input: z.strictObject({ id: z.string().max(63).optional(), yaml: z.string().max(500_000).optional(), ...AsOf }),
    output: z.strictObject({ id: Id }),
  }),
  simulateStages: endpoint({
    method: 'POST',
    path: '/policies/simulate-stages',
    summary: 'Where a lifecycle, of a stored draft or a text, would put the base, beside where it stands',
    needs: 'policies.simulate',
    kind: 'query',
    /** As of simulate. */
    input: z.strictObject({ id: z.string().max(63).optional(), yaml: z.string().max(500_000).optional(), ...AsOf }),
    output: SimulatedStages,
  }),
  tryOutStages: endpoint({
    method: 'POST',
    path: '/policies/try-out-stages',
    summary: 'What a lifecycle that is stored nowhere makes of up to three accounts, beside where they stand',
    needs: 'policies.read',
    kind: 'query',
    /** Without accounts: one that is kept in its stage, and the largest of other stages. */
    input: z.strictObject({ yaml: z.string().max(500_000), accounts: z.array(Id).max(3).optional(), ...AsOf }),
    output: TriedStages,
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/policies/try-out',
    summary: 'What a text that is stored nowhere gives to up to three accounts, beside their results in force',
    needs: 'policies.read',
    kind: 'query',
    /** Without accounts: the largest, and those nearest a threshold on either side. */
    input: z.strictObject({ yaml: z.string().max(500_000), accounts: z.array(Id).max(3).optional(), ...AsOf }),
    output: z.strictObject({ policyId: z.string(), asOf: Day, accounts: z.array(TriedAccount) }),
  }),
  calendarDays: endpoint({
    method: 'POST',
    path: '/policies/calendar-days',
    summary:
      'On which days of the year ahead the events of a calendar that is stored nowhere come, and how many customers each concerns today',
    needs: 'policies.read',
    kind: 'query',
    input: z.strictObject({ yaml: z.string().max(500_000) }),
    output: z.strictObject({
      policyId: z.string(),
      from: Day,
      to: Day,
      /** Days that are the same for everybody, the first 1,000; `until` is the last. */
      days: z.array(z.strictObject({ eventId: z.string(), on: Day, until: Day })),
      /** Of those that the caller sees. */
      concerned: z.array(z.strictObject({ eventId: z.string(), accounts: z.number().int() })),
    }),
  }),
  compare: endpoint({
    method: 'POST',
    path: '/policies/{id}/compare',
    summary: 'What tells two versions, or a version and a text, apart: in words',
    needs: 'policies.read',
    kind: 'query',
    /** From the version given, else the one in force; to the version or the text given, else the draft. */
    input: z.strictObject({
      id: z.string(),
      from: z.number().int().optional(),
      to: z.number().int().optional(),
      yaml: z.string().max(500_000).optional(),
    }),
    output: z.strictObject({ from: z.number().int().nullable(), to: z.number().int().nullable(), changes: z.array(PolicyChange) }),
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/policies/{id}/draft',
    summary: 'Save a draft',
    needs: 'policies.edit',
    input: z.strictObject({ id: z.string(), yaml: z.string().max(500_000) }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/policies/{id}/publish',
    summary: 'Publish the draft, now or on a day to come',
    needs: 'policies.publish',
    input: z.strictObject({ id: z.string(), note: LongText.optional(), on: Day.optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int(), on: Day.nullable() }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/policies/{id}/withdraw',
    summary: 'Make the version planned for a day the draft again',
    needs: 'policies.publish',
    /** `replace`: in place of the draft that there is. */
    input: z.strictObject({ id: z.string(), replace: z.boolean().optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
  rollBack: endpoint({
    method: 'POST',
    path: '/policies/{id}/roll-back',
    summary: 'Put an earlier version in force again, as a new one',
    needs: 'policies.publish',
    input: z.strictObject({ id: z.string(), version: z.number().int(), note: LongText.optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
  ...healthDrafts,
  ...benefitDrafts,
  ...submissions,
};
