import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Text } from '../shapes.ts';

/** What a further name is; `code` is the code of an account that was merged into this one. */
export const ACCOUNT_NAME_KINDS = ['former', 'short', 'alias', 'english', 'credit_code', 'school_code', 'domain', 'code'] as const;
const GIVEN_KINDS = ['former', 'short', 'alias', 'english', 'credit_code', 'school_code', 'domain'] as const;

export const AccountName = z.strictObject({
  id: Id,
  kind: z.enum(ACCOUNT_NAME_KINDS),
  value: z.string(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  /** Who or what says so: a person, an import, a merge. */
  source: z.string(),
});
export type AccountName = z.infer<typeof AccountName>;

export const names = {
  list: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}/names',
    summary: 'Further names of an account: former, short, English, codes of registers, domains',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id }),
    output: z.strictObject({ items: z.array(AccountName) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/names',
    summary: 'Add a name that search and imports find the account by',
    needs: 'accounts.write',
    status: 201,
    input: z.strictObject({
      accountId: Id,
      kind: z.enum(GIVEN_KINDS),
      value: Text,
      validFrom: Day.nullable().optional(),
      validUntil: Day.nullable().optional(),
    }),
    output: AccountName,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/accounts/{accountId}/names/{id}',
    summary: 'Remove a further name of an account',
    needs: 'accounts.write',
    input: z.strictObject({ accountId: Id, id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
