import * as z from 'zod';
import { CAPABILITIES } from '../access/capabilities.ts';
import { ROLES } from '../access/roles.ts';
import { endpoint } from '../endpoint.ts';
import { Id, Language, Moment, Text } from '../shapes.ts';

export const Me = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  teamName: z.string().nullable(),
  language: Language.nullable(),
  totp: z.boolean(),
  may: z.array(z.enum(CAPABILITIES)),
  organisation: z.strictObject({
    name: z.string(),
    language: Language,
    timeZone: z.string(),
    baseCurrency: z.string(),
    template: z.string().nullable(),
  }),
  /** Today by the application clock, in the installation's time zone. */
  today: z.string(),
});
export type Me = z.infer<typeof Me>;
const Empty = z.strictObject({});
const Done = z.strictObject({ done: z.literal(true) });

export const TEMPLATES = ['higher-ed', 'saas', 'product-ops', 'platform', 'infrastructure'] as const;
export const Setup = z.strictObject({
  organisation: Text,
  language: Language,
  timeZone: z.string().min(1).max(60),
  baseCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  template: z.enum(TEMPLATES).nullable(),
  demo: z.boolean().default(false),
  administrator: z.strictObject({ name: Text, email: z.email().max(254), password: z.string().max(1000) }),
});

export const session = {
  status: endpoint({
    method: 'GET',
    path: '/setup',
    summary: 'Whether this installation is set up',
    needs: 'public',
    input: Empty,
    output: z.strictObject({
      setUp: z.boolean(),
      organisation: z.string().nullable(),
      language: Language.nullable(),
      template: z.string().nullable(),
      templates: z.array(z.strictObject({ id: z.enum(TEMPLATES), available: z.boolean() })),
    }),
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/setup',
    summary: 'Set up: organisation, template, first administrator',
    needs: 'public',
    status: 201,
    input: Setup,
    output: Done,
  }),
  installTemplate: endpoint({
    method: 'POST',
    path: '/templates/{id}/install',
    summary: 'Install a template on an installation without one; repeats are harmless',
    needs: 'settings.manage',
    input: z.strictObject({ id: z.enum(TEMPLATES), demo: z.boolean().default(false) }),
    output: Done,
  }),
  clearDemo: endpoint({
    method: 'POST',
    path: '/demo/clear',
    summary: 'Take the demo data away; what people added stays',
    needs: 'settings.manage',
    input: Empty,
    output: z.strictObject({ accounts: z.number().int(), users: z.number().int() }),
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    needs: 'public',
    input: z.strictObject({ email: z.string().max(254), password: z.string().max(1000), code: z.string().max(12).optional() }),
    output: Done,
  }),
  signOut: endpoint({ method: 'DELETE', path: '/session', summary: 'Sign out', needs: 'signed_in', input: Empty, output: Done }),
  me: endpoint({ method: 'GET', path: '/me', summary: 'Who I am and what I may do', needs: 'signed_in', input: Empty, output: Me }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/me',
    summary: 'Change my name or language',
    needs: 'signed_in',
    input: z.strictObject({ name: Text.optional(), language: Language.optional() }),
    output: Done,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/password',
    summary: 'Change my password',
    needs: 'signed_in',
    input: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
    output: Done,
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: 'My sessions',
    needs: 'signed_in',
    input: Empty,
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          current: z.boolean(),
          createdAt: Moment,
          seenAt: Moment,
          address: z.string().nullable(),
          agent: z.string().nullable(),
        }),
      ),
    }),
  }),
  revokeSession: endpoint({
    method: 'DELETE',
    path: '/me/sessions/{id}',
    summary: 'End one of my sessions',
    needs: 'signed_in',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  startTotp: endpoint({
    method: 'POST',
    path: '/me/totp',
    summary: 'Begin two-step sign-in',
    needs: 'signed_in',
    input: Empty,
    output: z.strictObject({ secret: z.string(), uri: z.string() }),
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/me/totp/confirm',
    summary: 'Confirm two-step sign-in with a code',
    needs: 'signed_in',
    input: z.strictObject({ code: z.string().max(12) }),
    output: Done,
  }),
  stopTotp: endpoint({
    method: 'DELETE',
    path: '/me/totp',
    summary: 'End two-step sign-in',
    needs: 'signed_in',
    input: z.strictObject({ password: z.string().max(1000) }),
    output: Done,
  }),
};
