import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, CustomValues, Day, Id, LongText, Moment, masked, Page, pageOf, Text } from '../shapes.ts';

const Done = z.strictObject({ done: z.literal(true) });
export const CONTACT_RANKS = ['leader', 'head', 'staff', 'other'] as const;
export const DECISION_ROLES = [
  'requester',
  'user',
  'decider',
  'approver',
  'evaluator',
  'recommender',
  'vetoer',
  'purchaser',
  'finance',
] as const;
export const ATTITUDES = ['mentor', 'supporter', 'neutral', 'nonSupporter', 'opponent', 'unknown'] as const;
export const CONTACT_DEPTHS = ['none', 'brief', 'several', 'deep'] as const;

const ways = (kind: 'phone' | 'mail' | 'wechat') =>
  z
    .array(z.strictObject({ value: masked(kind, Text), note: Text.nullable().default(null), preferred: z.boolean().default(false) }))
    .max(10);
/** Further ways to reach a person beside the first phone, e-mail and WeChat id. */
export const Channels = z.strictObject({
  phones: ways('phone').default([]),
  mails: ways('mail').default([]),
  wechats: ways('wechat').default([]),
  wecoms: ways('wechat').default([]),
});

const CONTACT = {
  name: masked('person', Text),
  salutation: Text.nullable(),
  title: Text.nullable(),
  rank: z.enum(CONTACT_RANKS).nullable(),
  department: Text.nullable(),
  decisionRole: z.enum(DECISION_ROLES).nullable(),
  phone: masked('phone', Text).nullable(),
  email: masked('mail', z.email().max(254)).nullable(),
  wechat: masked('wechat', Text).nullable(),
  channels: Channels,
  postalAddress: masked('person', LongText).nullable(),
  style: Text.nullable(),
  attitude: z.enum(ATTITUDES),
  depth: z.enum(CONTACT_DEPTHS),
  doNotContact: z.boolean(),
  birthday: Day.nullable(),
  startedOn: Day.nullable(),
  leftOn: Day.nullable(),
  custom: CustomValues,
};
export const Contact = z.strictObject({
  id: Id,
  accountId: Id,
  /** The human: contacts of one person at several accounts share it. */
  personId: Id,
  code: z.string().nullable(),
  ...CONTACT,
  email: masked('mail', z.string()).nullable(),
  /** The last time that both sides met, as of the day asked for. */
  lastMetOn: Day.nullable(),
  /** Why no play mails the person, in lists alone: they refused mail, or it does not arrive. */
  mailStop: z
    .strictObject({
      refusedAt: Moment.nullable(),
      bouncedAt: Moment.nullable(),
      /** By RFC 3463, or the code of the reply. */
      status: z.string().nullable(),
      reason: masked('mail', z.string()).nullable(),
    })
    .nullable(),
  revision: z.number().int(),
});
export type Contact = z.infer<typeof Contact>;

/** One post that a person holds or held, at an account that the caller meets. */
export const Employment = z.strictObject({
  contactId: Id,
  accountId: Id,
  accountName: z.string(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  decisionRole: z.enum(DECISION_ROLES).nullable(),
  startedOn: Day.nullable(),
  knownOn: Day,
  leftOn: Day.nullable(),
});

export const contacts = {
  list: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'People at an account',
    needs: 'contacts.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), q: z.string().trim().max(100).optional() }),
    output: pageOf(Contact.extend({ accountName: z.string() })),
  }),
  create: endpoint({
    method: 'POST',
    path: '/contacts',
    summary: 'Add a person',
    needs: 'contacts.write',
    status: 201,
    input: z.strictObject({ accountId: Id, code: Text.optional(), ...z.strictObject(CONTACT).partial().required({ name: true }).shape }),
    output: Contact,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/contacts/{id}',
    summary: 'Change a person',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), ...z.strictObject(CONTACT).partial().shape }),
    output: Contact,
  }),
  move: endpoint({
    method: 'POST',
    path: '/contacts/{id}/move',
    summary: 'A person changes employer: ends the post here, starts one there, keeps one history',
    needs: 'contacts.write',
    status: 201,
    input: z.strictObject({
      id: Id,
      revision: z.number().int(),
      toAccountId: Id,
      on: Day.optional(),
      title: Text.nullable().optional(),
      department: Text.nullable().optional(),
      rank: z.enum(CONTACT_RANKS).nullable().optional(),
      decisionRole: z.enum(DECISION_ROLES).nullable().optional(),
    }),
    output: Contact,
  }),
  employment: endpoint({
    method: 'GET',
    path: '/contacts/{id}/employment',
    summary: 'Where a person has worked, newest first',
    needs: 'contacts.read',
    input: z.strictObject({ id: Id, ...AsOf }),
    output: z.strictObject({ items: z.array(Employment) }),
  }),
  link: endpoint({
    method: 'POST',
    path: '/contacts/{id}/link',
    summary: 'Two people at two accounts are the same person: one employment history',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, otherId: Id }),
    output: Done,
  }),
  unlink: endpoint({
    method: 'POST',
    path: '/contacts/{id}/unlink',
    summary: 'Undo of a link: this post is of a person of its own',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  mailAgain: endpoint({
    method: 'POST',
    path: '/contacts/{id}/mail-again',
    summary: 'Mail a person again: the address works, or they asked for it; who had refused mail only with how and when they asked',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, consent: LongText.optional() }),
    output: Done,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: 'Delete a person',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
};
