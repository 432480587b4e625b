import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, LongText, Page, pageOf } from '../shapes.ts';

export const INTERACTION_KINDS = ['visit', 'call', 'meeting', 'message', 'mail', 'event', 'training', 'gift', 'report_sent'] as const;
/** Kinds in which both sides speak; only these can meet a cadence. A message or a mail is one-way unless its author says otherwise. */
export const TWO_WAY_KINDS = [
  'visit',
  'call',
  'meeting',
  'training',
  'event',
] as const satisfies readonly (typeof INTERACTION_KINDS)[number][];
export const INTERACTION_CHANNELS = ['in_person', 'phone', 'video', 'wechat', 'wecom', 'mail', 'sms', 'other'] as const;

/** The four fields of a regular contact; a field left empty was not spoken of. */
export const REGULAR_FIELDS = ['use', 'problems', 'needs', 'activities'] as const;
export type RegularField = (typeof REGULAR_FIELDS)[number];
const Regular = z.strictObject({
  use: LongText.nullable().default(null),
  problems: LongText.nullable().default(null),
  needs: LongText.nullable().default(null),
  activities: LongText.nullable().default(null),
});

const MADE = {
  contactIds: z.array(Id).max(50),
  kind: z.enum(INTERACTION_KINDS),
  channel: z.enum(INTERACTION_CHANNELS).nullable(),
  direction: z.enum(['out', 'in']),
  twoWay: z.boolean(),
  happenedOn: Day,
  summary: LongText.min(1),
  nextStep: LongText.nullable(),
  regular: Regular,
};
export const Interaction = z.strictObject({
  id: Id,
  accountId: Id,
  ...MADE,
  kind: z.enum([...INTERACTION_KINDS, 'churn']),
  summary: z.string(),
  authorId: Id.nullable(),
  authorName: z.string().nullable(),
  revision: z.number().int(),
});
export type Interaction = z.infer<typeof Interaction>;
/** What a caller says of a contact made; the rest has its defaults. */
export const InteractionInput = z.strictObject({
  contactIds: MADE.contactIds.default([]),
  kind: MADE.kind,
  channel: MADE.channel.default(null),
  direction: MADE.direction.default('out'),
  twoWay: MADE.twoWay,
  happenedOn: MADE.happenedOn.optional(),
  summary: MADE.summary,
  nextStep: MADE.nextStep.default(null),
  regular: MADE.regular.optional(),
});
const Done = z.strictObject({ done: z.literal(true) });

export const interactions = {
  list: endpoint({
    method: 'GET',
    path: '/interactions',
    summary: 'Contacts made with an account',
    needs: 'interactions.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id, contactId: Id.optional() }),
    output: pageOf(Interaction),
  }),
  log: endpoint({
    method: 'POST',
    path: '/interactions',
    summary: 'Log a contact made',
    needs: 'interactions.write',
    status: 201,
    input: z.strictObject({ accountId: Id, ...InteractionInput.shape }),
    output: Interaction,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/interactions/{id}',
    summary: 'Correct a logged contact',
    needs: 'interactions.write',
    input: z.strictObject({ id: Id, accountId: Id, revision: z.number().int(), ...z.strictObject(MADE).partial().shape }),
    output: Interaction,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/interactions/{id}/withdraw',
    summary: 'Take back a contact that was logged by mistake; the audit keeps it',
    needs: 'interactions.write',
    input: z.strictObject({ id: Id, accountId: Id, revision: z.number().int() }),
    output: Done,
  }),
};
