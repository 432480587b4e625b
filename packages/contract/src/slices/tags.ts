import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';

/** Tags are written behind each other with semicolons in files, so none holds one. */
const Name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^;；]+$/);
export const Tag = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  accounts: z.number().int(),
  revision: z.number().int(),
});
export type Tag = z.infer<typeof Tag>;
export const AccountTag = z.strictObject({
  tagId: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  since: Day,
  until: Day.nullable(),
  addedBy: z.string().nullable(),
});
export type AccountTag = z.infer<typeof AccountTag>;
const Done = z.strictObject({ done: z.literal(true) });

export const tags = {
  list: endpoint({
    method: 'GET',
    path: '/tags',
    summary: 'All tags, with the number of accounts of the caller that have them today',
    needs: 'accounts.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Tag) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/tags',
    summary: 'Add a tag',
    needs: 'segments.write',
    status: 201,
    input: z.strictObject({ name: Name, nameEn: Name.nullable().optional() }),
    output: Tag,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/tags/{id}',
    summary: 'Rename a tag',
    needs: 'segments.write',
    input: z.strictObject({ id: Id, revision: z.number().int(), name: Name.optional(), nameEn: Name.nullable().optional() }),
    output: Tag,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/tags/{id}',
    summary: 'Delete a tag that no account has or had and nothing reads',
    needs: 'segments.write',
    input: z.strictObject({ id: Id }),
    output: Done,
  }),
  ofAccount: endpoint({
    method: 'GET',
    path: '/tags/of/{accountId}',
    summary: 'Tags of an account, those of earlier days among them',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, asOf: Day.optional() }),
    output: z.strictObject({ items: z.array(AccountTag) }),
  }),
  apply: endpoint({
    method: 'POST',
    path: '/tags/apply',
    summary: 'Give tags to accounts and take tags away, for these or for all that a filter meets',
    needs: 'accounts.write',
    input: z.strictObject({ ...AccountSelection, add: z.array(Id).max(20).default([]), remove: z.array(Id).max(20).default([]) }),
    /** `added` and `removed` are ids of accounts, at most 10,000 of each, to undo by. */
    output: z.strictObject({ changed: z.number().int(), added: z.array(Id), removed: z.array(Id) }),
  }),
};
