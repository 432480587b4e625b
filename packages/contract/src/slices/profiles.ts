import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id } from '../shapes.ts';

/** Facts that a complete profile may ask for, besides a company's own fields (`account.field.<id>`). */
export const PROFILE_FACTS = [
  'account.industry',
  'account.region_code',
  'account.size_band',
  'account.employees',
  'account.brand',
  'account.business_model',
  'account.owner',
  'contacts.any',
  'contacts.decider',
  'contacts.decider_reach',
  'contacts.attitude',
  'team.any',
] as const;
export type ProfileFact = (typeof PROFILE_FACTS)[number];
const FactId = z.union([z.enum(PROFILE_FACTS), z.string().regex(/^account\.field\.[a-z][a-z0-9_]{0,40}$/)]);
const Facts = z.array(FactId).max(50);

/** What every account must have, what the highest level must have besides, and what single levels must have. */
export const ProfileRules = z.strictObject({
  everyone: Facts.default(['account.industry', 'account.region_code', 'contacts.any']),
  top: Facts.default(['account.employees', 'contacts.decider', 'contacts.decider_reach', 'contacts.attitude']),
  byTier: z.record(z.string().max(12), Facts).default({}),
});
export type ProfileRules = z.infer<typeof ProfileRules>;

export const profiles = {
  get: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}/profile',
    summary: 'What an account of this tier must have on record, and what is missing',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id }),
    output: z.strictObject({ tier: z.string().nullable(), required: z.array(z.string()), missing: z.array(z.string()) }),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/profile-rules',
    summary: 'Required facts by tier',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: ProfileRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/profile-rules',
    summary: 'Set the required facts by tier',
    needs: 'settings.manage',
    input: ProfileRules,
    output: ProfileRules,
  }),
};
