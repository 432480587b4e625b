import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Moment } from '../shapes.ts';

const Done = z.strictObject({ done: z.literal(true) });
/** Where the configuration of a sign-in by OpenID Connect stands, without a question, a fragment or a name in it. */
const Issuer = z
  .url({ protocol: /^https$/ })
  .max(500)
  .regex(/^https:\/\/[^?#@]+$/);
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/);

export const PortalSso = z.strictObject({
  accountId: Id,
  enabled: z.boolean(),
  issuer: Issuer,
  clientId: z.string().trim().min(1).max(300),
  /** Whose addresses sign in there; a domain leads to one customer's sign-in. */
  domains: z.array(Domain).min(1).max(20),
  /** Whether a mailed link and a password sign in as well. */
  others: z.boolean().default(true),
  /** Whether a person of the customer who was not invited becomes a member by signing in. */
  joins: z.boolean().default(false),
});
export type PortalSso = z.infer<typeof PortalSso>;

const Told = z.strictObject({
  /** Null: the customer has no sign-in of its own. The secret is never told. */
  sso: PortalSso.extend({ changedAt: Moment }).nullable(),
  /** To be entered at the issuer; null: our own address is not known yet. */
  redirect: z.string().nullable(),
});
export type PortalSsoTold = z.infer<typeof Told>;

/** By which sign-in of its own a customer's people get into the portal: ours to set, with who its members are. */
export const portalSso = {
  get: endpoint({
    method: 'GET',
    path: '/portal-sso/{accountId}',
    summary: 'The sign-in of its own (OpenID Connect) by which a customer’s people get into the portal',
    needs: 'contacts.read',
    input: z.strictObject({ accountId: Id }),
    output: Told,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/portal-sso/{accountId}',
    summary: 'Set a customer’s own sign-in; without a secret the one kept stays. Where it is the only way, sessions of others end',
    needs: 'contacts.write',
    input: PortalSso.extend({ secret: z.string().min(1).max(1000).optional() }),
    output: Told,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/portal-sso/{accountId}',
    summary: 'Take a customer’s own sign-in away; its mail domains are free again',
    needs: 'contacts.write',
    input: z.strictObject({ accountId: Id }),
    output: Done,
  }),
  try: endpoint({
    method: 'POST',
    path: '/portal-sso/{accountId}/try',
    summary: 'Read the configuration of an issuer and say whether it can be used',
    needs: 'contacts.write',
    kind: 'query',
    input: z.strictObject({ accountId: Id, issuer: Issuer }),
    output: z.strictObject({ issuer: z.string(), signsAt: z.string() }),
  }),
};

/** How a person gets into the portal by their company's own sign-in: to whom it belongs is looked up by the domain of the address alone. */
export const portalSignIn = {
  ways: endpoint({
    method: 'POST',
    path: '/portal/sso/ways',
    summary: 'Which ways lead in for addresses of a mail domain',
    needs: 'public',
    kind: 'query',
    input: z.strictObject({ domain: z.string().trim().toLowerCase().max(253) }),
    output: z.strictObject({ sso: z.boolean(), others: z.boolean() }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/portal/sso',
    summary: 'Begin to sign in by the company’s own sign-in: where the browser goes next',
    needs: 'public',
    kind: 'query',
    input: z.strictObject({ email: z.email().max(254) }),
    output: z.strictObject({ url: z.string() }),
  }),
  finish: endpoint({
    method: 'POST',
    path: '/portal/session/sso',
    summary: 'Sign in with what the company’s own sign-in handed the browser; it is used up by that',
    needs: 'public',
    kind: 'query',
    input: z.strictObject({
      state: z.string().max(200),
      code: z.string().max(8000).optional(),
      iss: z.string().max(500).optional(),
      error: z.string().max(200).optional(),
    }),
    output: Done,
  }),
};
