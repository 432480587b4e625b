import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, Text } from '../shapes.ts';

/** What somebody does for an account beside its owner. */
export const MEMBER_ROLES = ['operations', 'sales', 'service', 'collaborator'] as const;
const Member = z.strictObject({
  id: Id,
  accountId: Id,
  userId: Id,
  userName: z.string(),
  role: z.enum(MEMBER_ROLES),
  since: Day,
  /** The first day on which they are no longer of the team. */
  until: Day.nullable(),
  note: z.string().nullable(),
});
export type Member = z.infer<typeof Member>;
/** Who owned an account from a day on, and in which team. */
const Ownership = z.strictObject({
  since: Day,
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  teamName: z.string().nullable(),
});
const Done = z.strictObject({ done: z.literal(true) });

export const members = {
  list: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}/members',
    summary: 'The account team, former members included',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: z.strictObject({ items: z.array(Member) }),
  }),
  owners: endpoint({
    method: 'GET',
    path: '/accounts/{accountId}/owners',
    summary: 'Who owned an account and when, newest first',
    needs: 'accounts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: z.strictObject({ items: z.array(Ownership) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/accounts/{accountId}/members',
    summary: 'Add somebody to the account team',
    needs: 'accounts.write',
    status: 201,
    input: z.strictObject({
      accountId: Id,
      userId: Id,
      role: z.enum(MEMBER_ROLES),
      since: Day.optional(),
      until: Day.nullable().optional(),
      note: Text.nullable().optional(),
    }),
    output: Member,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/accounts/{accountId}/members/{id}',
    summary: 'Change dates or note of a member; `until` ends the membership',
    needs: 'accounts.write',
    input: z.strictObject({
      accountId: Id,
      id: Id,
      since: Day.optional(),
      until: Day.nullable().optional(),
      note: Text.nullable().optional(),
    }),
    output: Member,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/accounts/{accountId}/members/{id}',
    summary: 'Remove a membership entered by mistake',
    needs: 'accounts.write',
    input: z.strictObject({ accountId: Id, id: Id }),
    output: Done,
  }),
};
