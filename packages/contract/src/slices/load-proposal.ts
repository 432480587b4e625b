import * as z from 'zod';
import { Both, Id } from '../shapes.ts';
import { AccountFilter } from './accounts.ts';
import { SENIORITY } from './identity.ts';

/** Why an account is to have another owner: it has none, its owner works here no longer, or has more than their capacity. */
export const MOVE_REASONS = ['no_owner', 'owner_left', 'over_capacity'] as const;
/** Why an account found nobody: nobody of the seniority that serves its level, none of them in its team and region, or none with room. */
export const UNPLACED_REASONS = ['seniority', 'place', 'full'] as const;

export const LoadProposalInput = z.strictObject({
  ...AccountFilter,
  /** Ids of those to whom accounts may go, parted by commas; without it everybody in reach who serves customers. */
  people: z.string().max(8000).optional(),
  /** Whether people above their capacity give accounts away, or only accounts without an owner find one. */
  relieve: z.boolean().default(false),
  most: z.number().int().min(1).max(5000).default(1000),
});

const Named = z.strictObject({ id: Id, name: z.string() });
const Carrying = z.strictObject({
  accounts: z.number().int(),
  /** Hours a year by the policy of benefits; null: there is none. */
  hours: z.number().nullable(),
});
export const PersonProposed = z.strictObject({
  userId: Id,
  name: z.string(),
  teamName: z.string().nullable(),
  seniority: z.enum(SENIORITY).nullable(),
  capacity: z.number().int().nullable(),
  before: Carrying,
  after: Carrying,
  /** Above their capacity even so: nobody else had room for what they have, or it is not the caller's to move. */
  over: z.boolean(),
});
export type PersonProposed = z.infer<typeof PersonProposed>;

export const MoveProposed = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  level: z.string().nullable(),
  from: Named.nullable(),
  to: Named,
  reason: z.enum(MOVE_REASONS),
  /** What it asks for in a year by the policy of benefits; null: there is none. */
  hours: z.number().nullable(),
  /** The same in a sentence of the reader's language, with why it goes to whom. */
  says: z.string(),
});
export type MoveProposed = z.infer<typeof MoveProposed>;

export const LoadProposal = z.strictObject({
  hoursPerPerson: z.number().nullable(),
  levels: z.array(z.strictObject({ id: z.string(), name: Both })),
  moves: z.array(MoveProposed),
  /** There is more to be moved than was asked for at most. */
  more: z.boolean(),
  people: z.array(PersonProposed),
  unplaced: z.strictObject({
    count: z.number().int(),
    /** Those of the highest levels, as many as fit a screen. */
    items: z.array(
      z.strictObject({
        accountId: Id,
        accountName: z.string(),
        level: z.string().nullable(),
        reason: z.enum(UNPLACED_REASONS),
        says: z.string(),
      }),
    ),
  }),
});
export type LoadProposal = z.infer<typeof LoadProposal>;
