import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Condition } from '../policy/condition.ts';
import { AsOf, Day, Id, LongText, Moment, Money, Page, pageOf, Text } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';

const Done = z.strictObject({ done: z.literal(true) });
const Name = z.string().trim().min(1).max(80);
/** Who may change what is shared: its owner alone, or everyone who may write segments. */
export const EDITORS = ['owner', 'everyone'] as const;

const fields = {
  name: Name,
  nameEn: Name.nullable(),
  description: LongText.nullable(),
  condition: Condition.nullable(),
  target: z.boolean(),
  shared: z.boolean(),
  editors: z.enum(EDITORS),
};
export const Segment = z.strictObject({
  id: Id,
  kind: z.enum(['dynamic', 'fixed']),
  ...fields,
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  /** Whether the caller may change it. */
  mayEdit: z.boolean(),
  /** Policies and shared views that read it, and segments that it is part of. */
  usedBy: z.strictObject({ policies: z.array(z.string()), segments: z.array(z.string()), views: z.number().int() }),
  createdAt: Moment,
  changedAt: Moment,
  revision: z.number().int(),
});
export type Segment = z.infer<typeof Segment>;

const Sample = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  ownerName: z.string().nullable(),
  tier: z.string().nullable(),
  amount12m: Money,
});
const SegmentCount = z.strictObject({ accounts: z.number().int(), amount12m: Money, asOf: Day, sample: z.array(Sample) });
export type SegmentCount = z.infer<typeof SegmentCount>;
const sample = z.number().int().min(0).max(50).default(0);

export const SegmentMember = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  ownerName: z.string().nullable(),
  since: Day,
  until: Day.nullable(),
  subscribed: z.boolean(),
});
export type SegmentMember = z.infer<typeof SegmentMember>;

export const segments = {
  list: endpoint({
    method: 'GET',
    path: '/segments',
    summary: 'Segments that the caller may use',
    needs: 'segments.read',
    input: z.strictObject({ q: z.string().trim().max(100).optional(), kind: z.enum(['dynamic', 'fixed']).optional() }),
    output: z.strictObject({ items: z.array(Segment) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/segments/{id}',
    summary: 'One segment',
    needs: 'segments.read',
    input: z.strictObject({ id: Id }),
    output: Segment,
  }),
  create: endpoint({
    method: 'POST',
    path: '/segments',
    summary: 'Add a segment: a condition, or a fixed list',
    needs: 'segments.write',
    status: 201,
    input: z.strictObject({ kind: z.enum(['dynamic', 'fixed']), ...z.strictObject(fields).partial().required({ name: true }).shape }),
    output: Segment,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/segments/{id}',
    summary: 'Change a segment',
    needs: 'segments.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(fields).partial().shape }),
    output: Segment,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/segments/{id}',
    summary: 'Delete a segment that nothing uses',
    needs: 'segments.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  count: endpoint({
    method: 'GET',
    path: '/segments/{id}/count',
    summary: 'How many accounts of the caller a segment holds, with their amount and a sample',
    needs: 'segments.read',
    input: z.strictObject({ id: Id, ...AsOf, sample }),
    output: SegmentCount,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/segments/preview',
    summary: 'The same of a condition that is not saved',
    needs: 'segments.read',
    kind: 'query',
    input: z.strictObject({ condition: Condition, ...AsOf, sample }),
    output: SegmentCount,
  }),
  members: endpoint({
    method: 'GET',
    path: '/segments/{id}/members',
    summary: 'Members of a fixed list with their dates',
    needs: 'segments.read',
    input: z.strictObject({ id: Id, ...AsOf, ...Page, q: z.string().trim().max(100).optional() }),
    output: pageOf(SegmentMember),
  }),
  addMembers: endpoint({
    method: 'POST',
    path: '/segments/{id}/members',
    summary: 'Add accounts to a fixed list: by code or name, by id, or all that a filter meets',
    needs: 'segments.write',
    input: z.strictObject({
      id: Id,
      ...AccountSelection,
      codes: z.array(Text).min(1).max(20_000).optional(),
      since: Day.optional(),
      until: Day.nullable().optional(),
    }),
    output: z.strictObject({ added: z.number().int(), there: z.number().int(), unknown: z.array(z.string()) }),
  }),
  removeMembers: endpoint({
    method: 'POST',
    path: '/segments/{id}/members/remove',
    summary: 'Take accounts off a fixed list from a day on',
    needs: 'segments.write',
    input: z.strictObject({ id: Id, ...AccountSelection, until: Day.optional() }),
    output: z.strictObject({ removed: z.number().int() }),
  }),
  penetration: endpoint({
    method: 'GET',
    path: '/segments/{id}/penetration',
    summary: 'Subscribed accounts of a fixed list against all of it, at the ends of months',
    needs: 'segments.read',
    input: z.strictObject({ id: Id, ...AsOf, months: z.number().int().min(0).max(60).default(0) }),
    output: z.strictObject({ rows: z.array(z.strictObject({ asOf: Day, target: z.number().int(), subscribed: z.number().int() })) }),
  }),
};
