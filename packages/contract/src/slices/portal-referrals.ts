import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Both, Day, Id, LongText, masked, Page, pageOf, Text } from '../shapes.ts';

const of = routesNeeding('portal');

/** Where a referral stands, as who made it is told: `following`: we know the company and speak with it. */
export const REFERRAL_STATES = ['received', 'following', 'won', 'lost'] as const;
const ReferralState = z.enum(REFERRAL_STATES);

/** A referral as the company that made it reads it. What we write to it among ourselves is not there. */
export const PortalReferral = z.strictObject({
  id: Id,
  company: z.string().nullable(),
  referredOn: Day,
  byName: z.string().nullable(),
  state: ReferralState,
  thankedOn: Day.nullable(),
  thanks: z.string().nullable(),
});
export type PortalReferral = z.infer<typeof PortalReferral>;

export const portalReferrals = {
  list: endpoint({
    ...of('GET', '/portal/referrals', 'Whom I, or my company, referred, the latest first, and what is promised for it'),
    input: z.strictObject({ ...Page }),
    output: pageOf(PortalReferral).extend({ promised: Both.nullable() }),
  }),
  refer: endpoint({
    ...of('POST', '/portal/referrals', 'Refer another company to us'),
    status: 201,
    input: z.strictObject({
      lead: Text,
      person: Text,
      /** Phone or mail. */
      reach: Text,
      reason: LongText.max(2000).default(''),
      /** That the person agreed to be contacted: without it nothing is kept. */
      consented: z.literal(true),
    }),
    output: PortalReferral,
  }),
};

/** A referral for ours to follow. */
export const ReferralLead = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  contactName: masked('person', z.string()).nullable(),
  leadName: z.string().nullable(),
  leadContact: masked('person', z.string()).nullable(),
  leadReach: masked('phone', z.string()).nullable(),
  reason: z.string().nullable(),
  referredOn: Day,
  consentedOn: Day.nullable(),
  source: z.string().nullable(),
  referredId: Id.nullable(),
  referredName: z.string().nullable(),
  state: ReferralState,
  thankedOn: Day.nullable(),
  revision: z.number().int(),
});
export type ReferralLead = z.infer<typeof ReferralLead>;

export const referralLeads = {
  list: endpoint({
    method: 'GET',
    path: '/referral-leads',
    summary: 'Referrals of accounts that the caller meets, the latest first: those to follow, won ones without thanks, or all',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, view: z.enum(['open', 'to_thank', 'all']).default('open') }),
    output: pageOf(ReferralLead),
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/referral-leads/{id}/account',
    summary: 'Make a customer of one’s own out of a referred company, to be followed as any prospect; the referral leads to it',
    needs: 'accounts.write',
    status: 201,
    input: z.strictObject({ id: Id, revision: z.number().int(), code: Text, name: Text }),
    output: ReferralLead,
  }),
};
