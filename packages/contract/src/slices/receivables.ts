import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { instalmentRecords } from '../records/payment-records.ts';
import { RecordDay } from '../records/record-endpoints.ts';
import { AsOf, Day, Decimal, Id, Money, Page, pageOf } from '../shapes.ts';

/** Days after the due day, by which open instalments are sorted; due on the day itself is not yet overdue. */
export const AGE_BUCKETS = ['not_due', 'd1_30', 'd31_60', 'd61_90', 'over_90'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];
export const RECEIVABLE_STATES = ['paid', 'part_paid', 'open', 'overdue', 'written_off'] as const;
const DUNNING_STATES = Object.keys(instalmentRecords.fields.dunning.choices) as [string, ...string[]];

/** An instalment as it stands on a day. `state` says the most urgent: overdue comes before paid in part. */
export const Receivable = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  code: z.string().nullable(),
  contractId: Id.nullable(),
  contractCode: z.string().nullable(),
  title: z.string().nullable(),
  dueOn: Day,
  currency: z.string(),
  amount: Money,
  open: Money,
  /** Still open, in base currency. */
  openBase: Money,
  overdueDays: z.number().int(),
  bucket: z.enum(AGE_BUCKETS).nullable(),
  state: z.enum(RECEIVABLE_STATES),
  dunning: z.enum(DUNNING_STATES).nullable(),
  promisedOn: Day.nullable(),
  promiseBroken: z.boolean(),
});
export type Receivable = z.infer<typeof Receivable>;

const Sum = z.strictObject({ instalments: z.number().int(), amount: Money });
/** Open receivables of a day in base currency. */
export const Ageing = z.strictObject({
  asOf: Day,
  currency: z.string(),
  buckets: z.array(Sum.extend({ bucket: z.enum(AGE_BUCKETS), accounts: z.number().int() })),
  open: Sum,
  overdue: Sum.extend({ accounts: z.number().int() }),
  dunning: z.array(Sum.extend({ dunning: z.enum(DUNNING_STATES) })),
  brokenPromises: Sum,
  writtenOff: Sum,
  unclaimed: z.strictObject({ receipts: z.number().int(), amount: Money }),
});
export type Ageing = z.infer<typeof Ageing>;

export const AccountAgeing = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  ownerName: z.string().nullable(),
  instalments: z.number().int(),
  overdueDays: z.number().int(),
  open: Money,
  overdue: Money,
  amounts: z.strictObject(Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket, Money])) as Record<AgeBucket, typeof Money>),
});

/** What one receipt pays of one instalment, or of one contract. */
export const ReceiptClaim = z.strictObject({
  id: Id,
  receiptId: Id,
  accountId: Id,
  accountName: z.string(),
  instalmentId: Id.nullable(),
  /** What the instalment is called; null for a claim on a contract. */
  instalmentTitle: z.string().nullable(),
  dueOn: Day.nullable(),
  contractId: Id.nullable(),
  contractCode: z.string().nullable(),
  amount: Money,
  currency: z.string(),
  receivedOn: Day,
  claimedOn: Day,
  claimedByName: z.string().nullable(),
});
export type ReceiptClaim = z.infer<typeof ReceiptClaim>;

/** A receipt with what it pays. Claims on accounts that the reader does not see count in `claimed` and are not listed. */
export const ClaimedReceipt = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  code: z.string().nullable(),
  receivedOn: Day,
  payerName: z.string().nullable(),
  amount: Money,
  claimed: Money,
  unclaimed: Money,
  currency: z.string(),
  revision: z.number().int(),
  claims: z.array(ReceiptClaim),
});
export type ClaimedReceipt = z.infer<typeof ClaimedReceipt>;

/** `same_account`: of the account that the receipt was entered for; `payer`: the payer's name is the account's, or its payer's. */
export const CLAIM_REASONS = ['amount', 'payer', 'same_account', 'same_group'] as const;
const ClaimSuggestion = z.strictObject({
  receivable: Receivable,
  /** What to claim: what is open of it, as far as the receipt goes. */
  amount: Money,
  reasons: z.array(z.enum(CLAIM_REASONS)),
});

/** A contract without a receivable plan: what comes in is claimed to it as a whole. */
const ContractSuggestion = z.strictObject({
  contractId: Id,
  accountId: Id,
  accountName: z.string(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  signedOn: Day,
  currency: z.string(),
  open: Money,
  amount: Money,
  reasons: z.array(z.enum(CLAIM_REASONS)),
});
export type ContractSuggestion = z.infer<typeof ContractSuggestion>;

const Filter = { ...AsOf, accountId: Id.optional(), ownerId: Id.optional() };

/** What is owed, how old it is, and what receipts pay. */
export const receivables = {
  list: endpoint({
    method: 'GET',
    path: '/receivables',
    summary: 'Instalments with what is still open of them, by due day',
    needs: 'payments.read',
    input: z.strictObject({
      ...Page,
      ...Filter,
      /** Only what is open; else every instalment. */
      openOnly: z.boolean().optional(),
      bucket: z.enum(AGE_BUCKETS).optional(),
      dunning: z.enum(DUNNING_STATES).optional(),
      promiseBroken: z.boolean().optional(),
      q: z.string().trim().max(100).optional(),
    }),
    output: pageOf(Receivable),
  }),
  ageing: endpoint({
    method: 'GET',
    path: '/receivables/ageing',
    summary: 'Open receivables by age, with dunning, broken promises and bad debt',
    needs: 'payments.read',
    input: z.strictObject(Filter),
    output: Ageing,
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/receivables/accounts',
    summary: 'Open receivables of each account by age; the longest overdue first, or the largest overdue amount',
    needs: 'payments.read',
    input: z.strictObject({ ...Page, ...Filter, sort: z.enum(['days', 'amount']).default('days'), bucket: z.enum(AGE_BUCKETS).optional() }),
    output: pageOf(AccountAgeing),
  }),
  receipts: endpoint({
    method: 'GET',
    path: '/receivables/receipts',
    summary: 'Receipts with their claims, newest first; of an account: its own, and those of others that pay for it',
    needs: 'payments.read',
    input: z.strictObject({ ...Page, ...AsOf, accountId: Id.optional(), unclaimedOnly: z.boolean().optional() }),
    output: pageOf(ClaimedReceipt),
  }),
  suggestions: endpoint({
    method: 'GET',
    path: '/receivables/receipts/{receiptId}/suggestions',
    summary: 'Open instalments, and contracts without a plan, that a receipt may pay, the likeliest first',
    needs: 'payments.write',
    input: z.strictObject({ receiptId: Id, q: z.string().trim().max(100).optional() }),
    output: z.strictObject({ unclaimed: Money, items: z.array(ClaimSuggestion), contracts: z.array(ContractSuggestion) }),
  }),
  claim: endpoint({
    method: 'POST',
    path: '/receivables/claims',
    summary: 'Let a receipt pay an instalment, or a contract',
    needs: 'payments.write',
    status: 201,
    input: z
      .strictObject({
        receiptId: Id,
        instalmentId: Id.optional(),
        contractId: Id.optional(),
        amount: Decimal.refine((text) => /^\d{1,14}(\.\d{1,6})?$/.test(text) && Number(text) > 0, {
          params: { between: ['0', '99999999999999'] },
        }),
        /** Today when absent; never before the receipt. */
        claimedOn: RecordDay.optional(),
        knownAt: RecordDay.optional(),
      })
      .refine(({ instalmentId, contractId }) => (instalmentId === undefined) !== (contractId === undefined), { path: ['instalmentId'] }),
    output: z.strictObject({ claim: ReceiptClaim, warnings: z.array(z.enum(['instalment_exceeded', 'written_off'])) }),
  }),
  unclaim: endpoint({
    method: 'DELETE',
    path: '/receivables/claims/{id}',
    summary: 'Take a claim back',
    needs: 'payments.write',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
