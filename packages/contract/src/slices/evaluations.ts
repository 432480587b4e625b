import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Moment, Page, pageOf } from '../shapes.ts';

const RunOf = z.strictObject({
  id: z.string(),
  kind: z.string(),
  version: z.number().int(),
  accounts: z.number().int(),
  changed: z.number().int(),
  seconds: z.number(),
  /** False for a preview: a day before the latest result, or a day to come. Nothing was written. */
  published: z.boolean(),
});
export const evaluations = {
  run: endpoint({
    method: 'POST',
    path: '/evaluations',
    summary: 'Evaluate all policies, or one, for every account',
    needs: 'evaluations.run',
    input: z.strictObject({ ...AsOf, policyId: z.string().optional() }),
    output: z.strictObject({ asOf: Day, seconds: z.number(), policies: z.array(RunOf) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/evaluations',
    summary: 'Runs, newest first',
    needs: 'evaluations.read',
    input: z.strictObject({ ...Page, policyId: z.string().optional() }),
    output: pageOf(
      z.strictObject({
        id: Id,
        policyId: z.string(),
        version: z.number().int(),
        asOf: Day,
        cause: z.string(),
        accounts: z.number().int(),
        changed: z.number().int(),
        seconds: z.number().nullable(),
        publishedAt: Moment.nullable(),
      }),
    ),
  }),
};
