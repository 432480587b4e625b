import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { Both, Day, Id, Money, masked, Page, pageOf } from '../shapes.ts';

export const POSTING_STATES = ['to_post', 'posted', 'received', 'returned', 'refused', 'called_off'] as const;
/** What a person says of a piece. */
export const POSTING_MARKS = ['to_post', 'posted', 'received', 'returned'] as const;
/** Why a piece is not posted: nobody of the ranks and roles, a gift to a public body, or above what an account or a person may get within a year. */
export const POSTING_REFUSALS = ['nobody', 'public_body', 'account_cap', 'person_cap'] as const;

/** A piece that a play has sent by post. */
export const Posting = z.strictObject({
  id: Id,
  /** What it goes by on the list that is printed, and in what is read in again. */
  code: z.string(),
  accountId: Id,
  accountName: z.string(),
  playId: z.string(),
  playName: Both,
  runId: Id,
  what: Both,
  gift: z.boolean(),
  worth: Money.nullable(),
  rank: z.string().nullable(),
  to: masked('person', z.string()).nullable(),
  phone: masked('phone', z.string()).nullable(),
  address: masked('person', z.string()).nullable(),
  state: z.enum(POSTING_STATES),
  why: z.enum(POSTING_REFUSALS).nullable(),
  courier: z.string().nullable(),
  number: z.string().nullable(),
  madeOn: Day,
  postedOn: Day.nullable(),
  endedOn: Day.nullable(),
});
export type Posting = z.infer<typeof Posting>;

/** What gifts may be worth, in base currency and a calendar year. */
export const GiftRules = z.strictObject({
  perAccount: z.number().min(0).max(1e7).default(2000),
  perPerson: z.number().min(0).max(1e7).default(300),
  /** Whether public bodies get gifts at all. */
  publicBodies: z.boolean().default(false),
  /** The industries whose customers are public bodies. */
  publicIndustries: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .default(['高等教育', 'Higher education', '政府', 'Government', '公立医院', 'Public hospitals']),
});
export type GiftRules = z.infer<typeof GiftRules>;

const Courier = z.string().trim().max(40);
const Number_ = z.string().trim().max(60);

export const postings = {
  list: endpoint({
    method: 'GET',
    path: '/postings',
    summary: 'What plays have sent by post, the latest first',
    needs: 'tasks.read',
    input: z.strictObject({ ...Page, state: z.enum(POSTING_STATES).optional(), accountId: Id.optional() }),
    output: pageOf(Posting),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/postings/counts',
    summary: 'How many pieces there are in each state',
    needs: 'tasks.read',
    input: z.strictObject({}),
    output: z.strictObject(
      Object.fromEntries(POSTING_STATES.map((state) => [state, z.number().int()])) as Record<(typeof POSTING_STATES)[number], z.ZodInt>,
    ),
  }),
  mark: endpoint({
    method: 'POST',
    path: '/postings/mark',
    summary: 'Say of pieces that they were posted, received or returned, or are to be posted after all',
    needs: 'tasks.write',
    input: z.strictObject({
      ids: z.array(Id).min(1).max(500),
      state: z.enum(POSTING_MARKS),
      courier: Courier.optional(),
      number: Number_.optional(),
      on: Day.optional(),
    }),
    output: z.strictObject({ changed: z.number().int() }),
  }),
  enter: endpoint({
    method: 'POST',
    path: '/postings/enter',
    summary: 'Enter couriers and numbers by the codes of the list: such pieces are posted',
    needs: 'tasks.write',
    input: z.strictObject({
      rows: z
        .array(z.strictObject({ code: z.string().trim().min(1).max(20), courier: Courier.optional(), number: Number_.min(1) }))
        .min(1)
        .max(2000),
      on: Day.optional(),
    }),
    /** `unknown`: codes of no piece that waits or is on its way. */
    output: z.strictObject({ changed: z.number().int(), unknown: z.array(z.string()) }),
  }),
  giftRules: endpoint({
    method: 'GET',
    path: '/postings/gift-rules',
    summary: 'What gifts may be worth within a year, and whether public bodies get any',
    needs: 'plays.read',
    input: z.strictObject({}),
    output: GiftRules,
  }),
  setGiftRules: endpoint({
    method: 'PUT',
    path: '/postings/gift-rules',
    summary: 'Set what gifts may be worth; pieces on the list stay there',
    needs: 'plays.edit',
    input: GiftRules,
    output: GiftRules,
  }),
};
export const postingStreams = {
  postingsExport: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/postings/export',
    summary: 'The posting list as xlsx, to print and to enter couriers and numbers in',
    needs: 'exports.run',
    query: z.strictObject({ state: z.enum(POSTING_STATES).optional() }),
    output: z.never(),
  }),
};
