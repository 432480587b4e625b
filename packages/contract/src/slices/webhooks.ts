import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Moment } from '../shapes.ts';

/** What a step of a play calls a target by. */
export const WebhookName = z.string().trim().min(1).max(80);

const target = {
  /** HTTPS, and of the internet: every address that its name leads to is looked at before each attempt. */
  url: z.url({ protocol: /^https$/ }).max(1000),
  enabled: z.boolean(),
};
export const Webhook = z.strictObject({
  ...target,
  id: Id,
  name: WebhookName,
  /** When it answered that it is there no more (410) and was switched off. */
  goneAt: Moment.nullable(),
  /** Its secret was changed: until then the one before signs beside it. */
  oldSecretUntil: Moment.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

export const webhooks = {
  list: endpoint({
    method: 'GET',
    path: '/webhooks',
    summary: 'Targets outside that steps of plays call',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Webhook) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/webhooks',
    summary: 'Add a target; its signing secret is told this once',
    needs: 'settings.manage',
    status: 201,
    input: z.strictObject({ ...target, name: WebhookName }),
    output: z.strictObject({ ...Webhook.shape, secret: z.string() }),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/webhooks/{id}',
    summary: 'Change where a target is, or switch it on or off; plays call it by its name, which stays',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id, ...z.strictObject(target).partial().shape }),
    output: Webhook,
  }),
  renewSecret: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/secret',
    summary: 'Change the signing secret of a target; the new one is told this once, and the old one signs beside it for 24 hours',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ ...Webhook.shape, secret: z.string() }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: 'Remove a target; what still waits for it fails and says why',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/test',
    summary: 'Send a signed test event now; tells what was answered where it fails',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ sent: z.boolean(), error: z.string().nullable() }),
  }),
};
