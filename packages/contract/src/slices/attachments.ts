import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { AsOf, Day, Id, LongText, Moment, Page, pageOf, Text } from '../shapes.ts';

/** What a paper may belong to besides its account. */
export const ATTACHED_TO = ['account', 'contract', 'contact', 'interaction', 'payment', 'rating', 'handover'] as const;
export const Attachment = z.strictObject({
  id: Id,
  accountId: Id,
  entity: z.string(),
  /** Null for the account itself. */
  entityId: Id.nullable(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  note: z.string().nullable(),
  happenedOn: Day,
  recordedAt: Moment,
  addedByName: z.string().nullable(),
  /** Whether a browser may show it in place; anything else is only saved. */
  viewable: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;
const One = { id: Id, accountId: Id };
const Done = z.strictObject({ done: z.literal(true) });

export const attachments = {
  list: endpoint({
    method: 'GET',
    path: '/attachments',
    summary: 'Files kept with an account',
    needs: 'attachments.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id, entity: z.enum(ATTACHED_TO).optional(), entityId: Id.optional() }),
    output: pageOf(Attachment),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/attachments/{id}',
    summary: 'Change the name, note or day of a file',
    needs: 'attachments.write',
    input: z.strictObject({ ...One, name: Text.optional(), note: LongText.nullable().optional(), happenedOn: Day.optional() }),
    output: Attachment,
  }),
  remove: endpoint({
    method: 'POST',
    path: '/attachments/{id}/remove',
    summary: 'Remove a file; it can be put back within 30 days',
    needs: 'attachments.write',
    input: z.strictObject(One),
    output: Done,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/attachments/{id}/restore',
    summary: 'Put a removed file back',
    needs: 'attachments.write',
    input: z.strictObject(One),
    output: Attachment,
  }),
};
export const attachmentStreams = {
  attach: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/attachments',
    summary: 'Keep a file with an account; its bytes are the body',
    needs: 'attachments.write',
    query: z.strictObject({
      accountId: Id,
      name: Text,
      entity: z.enum(ATTACHED_TO).default('account'),
      entityId: Id.optional(),
      note: LongText.optional(),
      happenedOn: Day.optional(),
    }),
    output: Attachment,
  }),
  attachment: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/attachments/{id}/content',
    summary: 'The bytes of a file',
    needs: 'attachments.read',
    query: z.strictObject({ ...One, inline: z.boolean().default(false) }),
    output: z.never(),
  }),
};
