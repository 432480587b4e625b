import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Id, LongText, Moment } from '../shapes.ts';

const Issue = z.strictObject({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: z.string() });
export const PolicyInfo = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: Both,
  version: z.number().int().nullable(),
  draft: z.number().int().nullable(),
  sample: z.boolean(),
  inForceFrom: Day.nullable(),
  publishedAt: Moment.nullable(),
  publishedBy: z.string().nullable(),
});
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
      versions: z.array(z.strictObject({ version: z.number().int(), state: z.string(), note: z.string().nullable(), createdAt: Moment })),
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
    summary: 'Publish the draft',
    needs: 'policies.publish',
    input: z.strictObject({ id: z.string(), note: LongText.optional() }),
    output: z.strictObject({ id: z.string(), version: z.number().int() }),
  }),
};
