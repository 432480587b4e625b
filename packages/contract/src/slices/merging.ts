import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Decimal, Id, Moment, Money, masked, Page, pageOf } from '../shapes.ts';
import { Account } from './accounts.ts';
import { Contact } from './contacts.ts';
import { AccountName } from './names.ts';

export const MERGED_ENTITIES = ['account', 'contact'] as const;
const Entity = z.enum(MERGED_ENTITIES);
/** Why two records may be one. */
export const DUPLICATE_REASONS = [
  'credit_code',
  'school_code',
  'same_name',
  'former_name',
  'other_name',
  'short_name',
  'other_form',
  'near_name',
  'domain',
  'mail_domain',
  'phone',
  'mail',
  'wechat',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

const Named = z.strictObject({ id: Id, code: z.string().nullable(), name: masked('person', z.string()) });
export const DuplicatePair = z.strictObject({
  entity: Entity,
  /** Of people: the account that both belong to. */
  accountName: z.string().nullable(),
  first: Named,
  second: Named,
  /** From 0 to 1: how likely both are one. */
  score: Decimal,
  /** Each reason with its own weight. */
  reasons: z.array(z.strictObject({ reason: z.enum(DUPLICATE_REASONS), score: z.number() })),
  foundAt: Moment,
  dismissedAt: Moment.nullable(),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

/** One record beside the other: its fields, its names, and how many rows hang on it, by table. */
export const MergeSide = z.strictObject({
  account: Account.nullable(),
  contact: Contact.nullable(),
  names: z.array(AccountName),
  counts: z.record(z.string(), z.number().int()),
  amount12m: Money.nullable(),
});
export type MergeSide = z.infer<typeof MergeSide>;

export const Merge = z.strictObject({
  id: Id,
  entity: Entity,
  winnerId: Id,
  loserId: Id,
  /** Of people: their account. */
  accountId: Id.nullable(),
  winnerName: masked('person', z.string()),
  loserName: masked('person', z.string()),
  loserCode: z.string().nullable(),
  /** Rows that moved, by table. */
  counts: z.record(z.string(), z.number().int()),
  mergedAt: Moment,
  mergedByName: z.string().nullable(),
  undoUntil: Moment,
  undoneAt: Moment.nullable(),
  /** Whether it can be undone now: in time, not undone, and the latest of its record. */
  canUndo: z.boolean(),
});
export type Merge = z.infer<typeof Merge>;

const Pair = { entity: Entity, firstId: Id, secondId: Id };
const Done = z.strictObject({ done: z.literal(true) });

export const duplicates = {
  list: endpoint({
    method: 'GET',
    path: '/duplicates',
    summary: 'Pairs that may be one record, the likeliest first',
    needs: 'accounts.merge',
    input: z.strictObject({ ...Page, entity: Entity.default('account'), dismissed: z.boolean().default(false) }),
    output: pageOf(DuplicatePair),
  }),
  find: endpoint({
    method: 'POST',
    path: '/duplicates/find',
    summary: 'Search the whole base for duplicates, as a job; while one waits or runs, that one',
    needs: 'accounts.merge',
    input: z.strictObject({ entity: Entity.default('account') }),
    output: z.strictObject({ jobId: Id }),
  }),
  search: endpoint({
    method: 'GET',
    path: '/duplicates/search',
    summary: 'When duplicates were searched last, and how far a search has come that waits or runs',
    needs: 'accounts.merge',
    input: z.strictObject({ entity: Entity.default('account') }),
    output: z.strictObject({
      searchedAt: Moment.nullable(),
      running: z.strictObject({ jobId: Id, done: z.number().int(), total: z.number().int().nullable() }).nullable(),
    }),
  }),
  dismiss: endpoint({
    method: 'POST',
    path: '/duplicates/dismiss',
    summary: 'Say that a pair is not a duplicate, or take that back',
    needs: 'accounts.merge',
    input: z.strictObject({ ...Pair, dismissed: z.boolean().default(true) }),
    output: Done,
  }),
  compare: endpoint({
    method: 'GET',
    path: '/duplicates/compare',
    summary: 'Two records side by side',
    needs: 'accounts.merge',
    input: z.strictObject(Pair),
    output: z.strictObject({ first: MergeSide, second: MergeSide }),
  }),
};

export const merges = {
  list: endpoint({
    method: 'GET',
    path: '/merges',
    summary: 'Merges, the latest first',
    needs: 'accounts.merge',
    input: z.strictObject({ ...Page }),
    output: pageOf(Merge),
  }),
  create: endpoint({
    method: 'POST',
    path: '/merges',
    summary: 'Merge one record into another; every record that hangs on it moves along',
    needs: 'accounts.merge',
    status: 201,
    /** `take`: fields whose value comes from the loser; without it, those that the winner leaves empty. */
    input: z.strictObject({ entity: Entity, winnerId: Id, loserId: Id, take: z.array(z.string().max(60)).max(100).optional() }),
    output: Merge,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/merges/{id}/undo',
    summary: 'Undo a merge within 30 days',
    needs: 'accounts.merge',
    input: z.strictObject({ id: Id }),
    output: Merge,
  }),
};
