import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, Page, pageOf, Text } from '../shapes.ts';

/** Rules of the public pool; null switches a rule off. */
export const PoolRules = z.strictObject({
  /** Days without two-way contact or order after which a registered or claimed prospect returns to the pool. */
  returnAfterDays: z.number().int().min(1).max(3650).nullable().default(90),
  /** How many claimed prospects one person may hold. */
  claimLimit: z.number().int().min(1).max(100_000).nullable().default(50),
  /** Days for which a registered or claimed prospect stays with its holder whatever they do. */
  protectionDays: z.number().int().min(0).max(3650).default(30),
});
export type PoolRules = z.infer<typeof PoolRules>;

const Pooled = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  regionCode: z.string().nullable(),
  sizeBand: z.string().nullable(),
  /** `unowned`: nobody has owned it yet. */
  reason: z.enum(['released', 'idle', 'unowned']),
  note: z.string().nullable(),
  since: Day,
  fromName: z.string().nullable(),
});
export type Pooled = z.infer<typeof Pooled>;
const Held = z.strictObject({
  accountId: Id,
  name: z.string(),
  holderName: z.string(),
  how: z.enum(['registered', 'claimed']),
  claimedOn: Day,
  protectedUntil: Day,
  lastContactOn: Day.nullable(),
  /** The day on which it returns unless somebody speaks with it or it orders. */
  returnsOn: Day.nullable(),
});
export type Held = z.infer<typeof Held>;
const Stay = z.strictObject({
  reason: z.enum(['released', 'idle']),
  note: z.string().nullable(),
  enteredOn: Day,
  fromName: z.string().nullable(),
  leftOn: Day.nullable(),
  toName: z.string().nullable(),
});
const One = z.strictObject({ accountId: Id });
const Done = z.strictObject({ done: z.literal(true) });

export const pool = {
  list: endpoint({
    method: 'GET',
    path: '/pool',
    summary: 'Prospects that nobody owns, for who may claim them',
    needs: 'pool.claim',
    input: z.strictObject({ ...Page, q: z.string().trim().max(100).optional(), regionCode: z.string().max(6).optional() }),
    output: pageOf(Pooled).extend({ mayClaim: z.number().int().nullable() }),
  }),
  held: endpoint({
    method: 'GET',
    path: '/pool/held',
    summary: 'Registered and claimed prospects that the caller meets, the next to return first',
    needs: 'pool.claim',
    input: z.strictObject({ ...Page, mine: z.boolean().default(true) }),
    output: z.strictObject({ items: z.array(Held) }),
  }),
  history: endpoint({
    method: 'GET',
    path: '/pool/{accountId}/history',
    summary: 'When and why an account was in the pool',
    needs: 'accounts.read',
    input: One,
    output: z.strictObject({ items: z.array(Stay) }),
  }),
  claim: endpoint({
    method: 'POST',
    path: '/pool/{accountId}/claim',
    summary: 'Take a prospect out of the pool; the first who asks has it',
    needs: 'pool.claim',
    input: One,
    output: z.strictObject({ accountId: Id, protectedUntil: Day }),
  }),
  release: endpoint({
    method: 'POST',
    path: '/pool/{accountId}/release',
    summary: 'Give an account to the pool, with a reason',
    needs: 'pool.claim',
    input: z.strictObject({ accountId: Id, reason: Text }),
    output: Done,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/pool/rules',
    summary: 'Rules of the pool',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: PoolRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/pool/rules',
    summary: 'Set the rules of the pool',
    needs: 'settings.manage',
    input: PoolRules,
    output: PoolRules,
  }),
};
