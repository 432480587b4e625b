import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, masked, Page, pageOf, Text } from '../shapes.ts';

const Done = z.strictObject({ done: z.literal(true) });

const CONTACT = {
  name: masked('person', Text),
  salutation: Text.nullable(),
  title: Text.nullable(),
  rank: z.enum(['leader', 'head', 'staff', 'other']).nullable(),
  department: Text.nullable(),
  decisionRole: z
    .enum(['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'])
    .nullable(),
  phone: masked('phone', Text).nullable(),
  email: masked('mail', z.email().max(254)).nullable(),
  wechat: masked('wechat', Text).nullable(),
  birthday: Day.nullable(),
  leftOn: Day.nullable(),
};
export const Contact = z.strictObject({
  id: Id,
  accountId: Id,
  code: z.string().nullable(),
  ...CONTACT,
  email: masked('mail', z.string()).nullable(),
  revision: z.number().int(),
});
export const contacts = {
  list: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'People at an account',
    needs: 'contacts.read',
    input: z.strictObject({ ...Page, accountId: Id.optional(), q: z.string().trim().max(100).optional() }),
    output: pageOf(Contact),
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
  remove: endpoint({
    method: 'DELETE',
    path: '/contacts/{id}',
    summary: 'Delete a person',
    needs: 'contacts.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
};
