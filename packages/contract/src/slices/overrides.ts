import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Moment, Page, pageOf, Text } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';

const Level = z.string().min(1).max(12);
const Reason = z.string().trim().min(1).max(500);
/** A level given by hand, with what the judgement gives the account meanwhile. */
export const Override = z.strictObject({
  id: Id,
  accountId: Id,
  accountCode: z.string(),
  accountName: z.string(),
  policyId: z.string(),
  level: z.string(),
  judgedLevel: z.string().nullable(),
  /** The account is frozen: its level is not judged anew. */
  frozen: z.boolean(),
  reason: z.string(),
  from: Day,
  /** The last day on which it holds; null: until it is ended by hand. */
  until: Day.nullable(),
  setBy: z.string().nullable(),
  setAt: Moment,
  /** The first day on which it no longer held, where it was ended before its last day. */
  endedOn: Day.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  inForce: z.boolean(),
});
export type Override = z.infer<typeof Override>;
/** One row of a list, as it was written: what is wrong with it is told, not refused as a whole. */
export const OverrideRow = z.strictObject({
  line: z.number().int(),
  code: z.string().max(200),
  level: z.string().max(200),
  reason: z.string().max(2000),
  until: z.string().max(100),
});
export type OverrideRow = z.infer<typeof OverrideRow>;
export const OverrideProblem = z.strictObject({
  line: z.number().int(),
  code: z.string(),
  field: z.enum(['code', 'level', 'reason', 'until']),
  problem: z.string(),
  message: z.string(),
});
export type OverrideProblem = z.infer<typeof OverrideProblem>;
export const MAX_OVERRIDE_ROWS = 5000;
const Policy = { policyId: z.string().max(63).optional() };

export const overrides = {
  list: endpoint({
    method: 'GET',
    path: '/overrides',
    summary: 'Levels given by hand, the latest first: of an account, or of all that the caller meets',
    needs: 'accounts.read',
    input: z.strictObject({
      ...Page,
      ...Policy,
      ...AsOf,
      accountId: Id.optional(),
      q: z.string().trim().max(100).optional(),
      state: z.enum(['in_force', 'all']).default('in_force'),
    }),
    output: pageOf(Override),
  }),
  set: endpoint({
    method: 'POST',
    path: '/overrides',
    summary: 'Give an account a level by hand from today on, in place of the one given before',
    needs: 'levels.override',
    input: z.strictObject({ ...Policy, accountId: Id, level: Level, reason: Reason, until: Day.nullable() }),
    output: Override,
  }),
  end: endpoint({
    method: 'POST',
    path: '/overrides/{id}/end',
    summary: 'End a level given by hand: the judged one is in force again from today on',
    needs: 'levels.override',
    input: z.strictObject({ accountId: Id, id: Id, reason: Reason }),
    output: Override,
  }),
  setChosen: endpoint({
    method: 'POST',
    path: '/overrides/chosen',
    summary: 'Give the chosen accounts one level by hand',
    needs: 'levels.override',
    input: z.strictObject({ ...Policy, ...AccountSelection, level: Level, reason: Reason, until: Day.nullable() }),
    output: z.strictObject({ set: z.number().int() }),
  }),
  setMany: endpoint({
    method: 'POST',
    path: '/overrides/many',
    summary: 'Give the accounts of a list their levels by hand; without `apply` the rows are only checked',
    needs: 'levels.override',
    input: z.strictObject({ ...Policy, rows: z.array(OverrideRow).min(1).max(MAX_OVERRIDE_ROWS), apply: z.boolean().default(false) }),
    output: z.strictObject({ rows: z.number().int(), good: z.number().int(), set: z.number().int(), problems: z.array(OverrideProblem) }),
  }),
};

export const overrideStreams = {
  overrideRows: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/overrides/rows',
    summary: 'The rows of a list in a file (.csv, .xlsx or pasted text): customer, level, reason, last day; nothing is changed',
    needs: 'levels.override',
    query: z.strictObject({ name: Text }),
    output: z.strictObject({ rows: z.array(OverrideRow) }),
  }),
};
