import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { Severity } from '../policy/sla.ts';
import { Id, Language, LongText, Page, pageOf, Text } from '../shapes.ts';
import { PortalBenefit, PortalMe, PortalOrder, PortalOrderTold, PortalRequest, PortalRequestTold } from './portal-shapes.ts';
import { StartProgress } from './project-start-shapes.ts';
import { FileIds } from './request-files.ts';
import { RequestKind } from './request-shapes.ts';

const Nothing = z.strictObject({});
const Done = z.strictObject({ done: z.literal(true) });
const Password = z.string().max(1000);
const of = routesNeeding('portal');

/** What a customer's own people do. Whose they are follows from their session alone: no input names a company. */
export const portal = {
  status: endpoint({
    method: 'GET',
    path: '/portal',
    summary: 'Whose portal this is',
    needs: 'public',
    input: Nothing,
    output: z.strictObject({ organisation: z.string().nullable(), language: Language.nullable(), publicHelp: z.boolean() }),
  }),
  askLink: endpoint({
    method: 'POST',
    path: '/portal/links',
    summary: 'Have a link mailed that signs in once; the answer does not tell whether anybody has the address',
    needs: 'public',
    status: 202,
    input: z.strictObject({ email: z.email().max(254) }),
    output: Done,
  }),
  enter: endpoint({
    method: 'POST',
    path: '/portal/session/link',
    summary: 'Sign in with a link; it is used up by that',
    needs: 'public',
    input: z.strictObject({ token: z.string().max(100) }),
    output: Done,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/portal/session',
    summary: 'Sign in with a password',
    needs: 'public',
    kind: 'query',
    input: z.strictObject({ email: z.string().max(254), password: Password }),
    output: Done,
  }),
  signOut: endpoint({ ...of('DELETE', '/portal/session', 'Sign out'), input: Nothing, output: Done }),
  signOutEverywhere: endpoint({ ...of('DELETE', '/portal/sessions', 'End all of my sessions'), input: Nothing, output: Done }),
  me: endpoint({ ...of('GET', '/portal/me', 'Who I am'), input: Nothing, output: PortalMe }),
  changeMe: endpoint({
    ...of('PATCH', '/portal/me', 'Change the language that I am written to in'),
    input: z.strictObject({ language: Language }),
    output: PortalMe,
  }),
  setPassword: endpoint({
    ...of('PUT', '/portal/me/password', 'Set or change my password; my other sessions end'),
    input: z.strictObject({ current: Password.optional(), next: Password }),
    output: Done,
  }),
  requests: endpoint({
    ...of(
      'GET',
      '/portal/requests',
      'My requests, or those of my company, the newest first; `q` finds words of the subject and of what was said',
    ),
    input: z.strictObject({ ...Page, view: z.enum(['open', 'ended', 'all']).default('open'), q: z.string().trim().max(100).optional() }),
    output: pageOf(PortalRequest),
  }),
  request: endpoint({
    ...of('GET', '/portal/requests/{id}', 'A request with what was said'),
    input: z.strictObject({ id: Id }),
    output: PortalRequestTold,
  }),
  ask: endpoint({
    ...of('POST', '/portal/requests', 'Ask something; it is dispatched by the rules of the desk'),
    status: 201,
    input: z.strictObject({
      ...{ productId: Id.optional(), kind: RequestKind.default('question'), severity: Severity.default('normal') },
      ...{ subject: Text, text: LongText.min(1), fileIds: FileIds },
      /** Of the form that it was written in: what an article was thought to have answered was not. */
      formId: Id.optional(),
    }),
    output: PortalRequestTold,
  }),
  reply: endpoint({
    ...of('POST', '/portal/requests/{id}/replies', 'Say more; a request that was solved is open again by it'),
    status: 201,
    input: z.strictObject({ id: Id, text: LongText.min(1), fileIds: FileIds }),
    output: PortalRequestTold,
  }),
  confirm: endpoint({
    ...of('POST', '/portal/requests/{id}/confirm', 'Confirm that a request is solved, and say how it was'),
    input: z.strictObject({ id: Id, rating: z.number().int().min(1).max(5).optional(), note: LongText.default('') }),
    output: PortalRequestTold,
  }),
  orders: endpoint({
    ...of('GET', '/portal/orders', 'Service orders for me, or for my company, the newest first'),
    input: z.strictObject({ ...Page, view: z.enum(['open', 'ended', 'all']).default('open') }),
    output: pageOf(PortalOrder),
  }),
  order: endpoint({
    ...of('GET', '/portal/orders/{id}', 'A service order with its progress'),
    input: z.strictObject({ id: Id }),
    output: PortalOrderTold,
  }),
  checkOrder: endpoint({
    ...of('POST', '/portal/orders/{id}/check', 'Accept what was delivered and say how it was, or turn it down and say why'),
    input: z.strictObject({
      id: Id,
      accepted: z.boolean(),
      note: LongText.default(''),
      rating: z.number().int().min(1).max(5).optional(),
    }),
    output: PortalOrderTold,
  }),
  starts: endpoint({
    ...of('GET', '/portal/project-starts', 'How far the starts of my company’s projects are, by their milestones'),
    input: Nothing,
    output: z.strictObject({ items: z.array(StartProgress) }),
  }),
  entitlements: endpoint({
    ...of('GET', '/portal/entitlements', 'What my company is entitled to, and how much of it is used'),
    input: Nothing,
    output: z.strictObject({ items: z.array(PortalBenefit) }),
  }),
  products: endpoint({
    ...of('GET', '/portal/products', 'Products that a request may be about'),
    input: Nothing,
    output: z.strictObject({ items: z.array(z.strictObject({ id: Id, name: z.string() })) }),
  }),
};
