import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Id, Language, Moment, masked } from '../shapes.ts';
import { USAGE_SLOTS } from './usage.ts';

const Metrics = z.array(z.string().max(40)).max(USAGE_SLOTS);
export const PortalRules = z.strictObject({
  publicHelp: z.boolean().default(false),
  /** Which metrics of usage customers read of themselves; empty: they have no report. */
  usage: Metrics.default([]),
  /** What who refers another company gets for it, as customers read it; null: nothing is promised. */
  thanks: Both.nullable().default(null),
});
export type PortalRules = z.infer<typeof PortalRules>;
const UsageChoice = z.strictObject({
  /** Of this customer alone; null: what all read. */
  own: z.array(z.string()).nullable(),
  general: z.array(z.string()),
});
export const PortalFigures = z.strictObject({
  searches: z.number().int(),
  opened: z.number().int(),
  /** Questions that their writer said an article answered, and asked nobody after. */
  deflected: z.number().int(),
  asked: z.number().int(),
});
export type PortalFigures = z.infer<typeof PortalFigures>;

/** A person of a customer who signs in to the portal. `gone`: they left, or are no more; whoever is gone is not let in. */
export const PortalMember = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: Id,
  contactName: masked('person', z.string()).nullable(),
  email: masked('mail', z.string()),
  whole: z.boolean(),
  language: Language.nullable(),
  state: z.enum(['invited', 'active', 'gone']),
  invitedAt: Moment,
  signedInAt: Moment.nullable(),
  /** By which way the last time: a mailed link, a password, or the company's own sign-in. */
  signedInWay: z.enum(['link', 'password', 'sso']).nullable(),
});
export type PortalMember = z.infer<typeof PortalMember>;

/** Who of a customer's people may sign in to the portal: ours to say. */
export const portalMembers = {
  list: endpoint({
    method: 'GET',
    path: '/portal-members',
    summary: 'Who of a customer’s people signs in to the portal',
    needs: 'contacts.read',
    input: z.strictObject({ accountId: Id }),
    output: z.strictObject({ items: z.array(PortalMember) }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/portal-members',
    summary: 'Let a person of a customer sign in to the portal; they are mailed a link',
    needs: 'contacts.write',
    status: 201,
    input: z.strictObject({
      accountId: Id,
      contactId: Id,
      /** Absent: the address by which they are mailed. */
      email: masked('mail', z.email().max(254)).optional(),
      whole: z.boolean().default(false),
    }),
    output: PortalMember,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/portal-members/{id}',
    summary: 'Change whether a person sees all requests of their company',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, accountId: Id, whole: z.boolean() }),
    output: PortalMember,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/portal-members/{id}',
    summary: 'Let a person sign in no more; they are signed out at once',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id, accountId: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/portal-members/figures',
    summary:
      'How often customers helped themselves: searches on the portal, results opened, questions that an article answered, and those asked all the same',
    needs: 'articles.write',
    input: z.strictObject({ days: z.number().int().min(1).max(365).default(30) }),
    output: PortalFigures,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/portal-members/rules',
    summary: 'What the portal shows: public articles to who is not signed in, which usage, what is promised for a referral',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: PortalRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/portal-members/rules',
    summary: 'Set what the portal shows to everybody and to customers',
    needs: 'settings.manage',
    input: PortalRules,
    output: PortalRules,
  }),
  usage: endpoint({
    method: 'GET',
    path: '/portal-members/usage',
    summary: 'Which metrics of usage a customer reads of itself on the portal',
    needs: 'contacts.read',
    input: z.strictObject({ accountId: Id }),
    output: UsageChoice,
  }),
  setUsage: endpoint({
    method: 'PUT',
    path: '/portal-members/usage',
    summary: 'Choose which metrics of usage a customer reads of itself; null: what all read',
    needs: 'contacts.write',
    input: z.strictObject({ accountId: Id, metrics: Metrics.nullable() }),
    output: UsageChoice,
  }),
  // Whoever has the link is that person: it is for who runs the installation, and no one else.
  link: endpoint({
    method: 'POST',
    path: '/portal-members/links',
    summary: 'Make a link that signs a person in to the portal once, to hand over by another way than mail',
    needs: 'settings.manage',
    status: 201,
    input: z.strictObject({ email: z.email().max(254) }),
    output: z.strictObject({ path: z.string(), expiresAt: Moment }),
  }),
};
