import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, LongText, Page, pageOf } from '../shapes.ts';

export const INTERACTION_KINDS = ['visit', 'call', 'meeting', 'message', 'mail', 'event', 'training', 'gift', 'report_sent'] as const;
export const Interaction = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: Id.nullable(),
  kind: z.enum([...INTERACTION_KINDS, 'churn']),
  direction: z.enum(['out', 'in']),
  twoWay: z.boolean(),
  happenedOn: Day,
  summary: z.string(),
  nextStep: z.string().nullable(),
  authorName: z.string().nullable(),
});
export const interactions = {
  list: endpoint({
    method: 'GET',
    path: '/interactions',
    summary: 'Contacts made with an account',
    needs: 'interactions.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id }),
    output: pageOf(Interaction),
  }),
  log: endpoint({
    method: 'POST',
    path: '/interactions',
    summary: 'Log a contact made',
    needs: 'interactions.write',
    status: 201,
    input: z.strictObject({
      accountId: Id,
      contactId: Id.nullable().optional(),
      kind: z.enum(INTERACTION_KINDS),
      direction: z.enum(['out', 'in']).default('out'),
      twoWay: z.boolean(),
      happenedOn: Day.optional(),
      summary: LongText.min(1),
      nextStep: LongText.optional(),
    }),
    output: Interaction,
  }),
};
