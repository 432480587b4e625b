import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, CustomValues, Day, Decimal, Id, Money, Page, pageOf, Text } from '../shapes.ts';

/** How a contract stands on a day: drawn up and not signed, or else by its days alone. */
export const CONTRACT_STATES = ['draft', 'signed', 'in_force', 'ended', 'terminated', 'renewed'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** One contract of the ledger as of a day: with what it follows, what follows it, and the milestones that are to make up its amount. */
export const LedgerRow = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  ownerName: z.string().nullable(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  kind: z.string().nullable(),
  productName: z.string().nullable(),
  state: z.enum(CONTRACT_STATES),
  signedOn: Day,
  startsOn: Day,
  /** By what is known on the day: an early end counts. Null: without an end. */
  endsOn: Day.nullable(),
  amount: Money,
  currency: z.string(),
  baseAmount: Money,
  /** What its terms covering the day come to in a year, in base currency. */
  annual: Money,
  seats: z.number().int().nullable(),
  frameworkId: Id.nullable(),
  frameworkCode: z.string().nullable(),
  predecessorId: Id.nullable(),
  predecessorCode: z.string().nullable(),
  /** The contract that renews this one, where it was signed by the day. */
  successorId: Id.nullable(),
  successorCode: z.string().nullable(),
  successorSignedOn: Day.nullable(),
  milestones: z.number().int(),
  milestonesAccepted: z.number().int(),
  /** Whether the milestones come to another amount than the contract. */
  milestonesDiffer: z.boolean(),
  custom: CustomValues,
  revision: z.number().int(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

const LedgerFilter = {
  q: z.string().trim().max(100).optional(),
  state: z.enum(CONTRACT_STATES).optional(),
  /** In force, and ending within so many days. */
  endsWithin: z.number().int().min(0).max(3660).optional(),
  ownerId: Id.optional(),
  accountId: Id.optional(),
};

/** A term and what it comes to. */
export const ContractTerm = z.strictObject({
  id: Id,
  kind: z.enum(['subscription', 'contract']),
  accountId: Id,
  accountName: z.string(),
  code: z.string().nullable(),
  /** What is subscribed to: product, plan or the contract's title. */
  name: z.string().nullable(),
  startsOn: Day,
  endsOn: Day.nullable(),
  annual: Money,
  seats: z.number().int().nullable(),
  covers: z.boolean(),
  renewed: z.boolean(),
  governs: z.boolean(),
});
export const AccountTerms = z.strictObject({
  asOf: Day,
  arr: Money,
  years: Decimal,
  termEndOn: Day.nullable(),
  daysToEnd: z.number().int().nullable(),
  seats: z.number().int().nullable(),
  monthsSinceDelivery: z.number().int().nullable(),
  /** Whether accounts below count too. */
  rollsUp: z.boolean(),
  items: z.array(ContractTerm),
});
export type AccountTerms = z.infer<typeof AccountTerms>;

/** `{yyyy}`, `{yy}` and `{mm}` are of the signing day; `{seq4}` is the running number of that year in at least four digits. */
export const NumberRule = Text.max(60).regex(/^[^{}]*(\{(yyyy|yy|mm)\}[^{}]*)*\{seq[1-9]\}[^{}]*$/);
export const ContractSettings = z.strictObject({ numberRule: z.string(), rollsUp: z.boolean() });
export type ContractSettings = z.infer<typeof ContractSettings>;

export const ledger = {
  list: endpoint({
    method: 'GET',
    path: '/contract-ledger',
    summary: 'Contracts with their state as of a day',
    needs: 'contracts.read',
    input: z.strictObject({ ...Page, ...AsOf, ...LedgerFilter, sort: z.enum(['end', 'signed']).default('signed') }),
    output: pageOf(LedgerRow),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/contract-ledger/summary',
    summary: 'Count and amounts of the contracts a filter meets',
    needs: 'contracts.read',
    input: z.strictObject({ ...AsOf, ...LedgerFilter }),
    output: z.strictObject({ contracts: z.number().int(), baseAmount: Money, annual: Money }),
  }),
  terms: endpoint({
    method: 'GET',
    path: '/contract-ledger/terms',
    summary: 'Terms of an account, what they come to in a year and when the most urgent ends',
    needs: 'contracts.read',
    input: z.strictObject({ accountId: Id, ...AsOf }),
    output: AccountTerms,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/contract-ledger/settings',
    summary: 'How contracts are numbered and counted',
    needs: 'contracts.read',
    input: z.strictObject({}),
    output: ContractSettings,
  }),
  changeSettings: endpoint({
    method: 'PATCH',
    path: '/contract-ledger/settings',
    summary: 'Change how contracts are numbered and counted',
    needs: 'settings.manage',
    input: z.strictObject({ numberRule: NumberRule.optional(), rollsUp: z.boolean().optional() }),
    output: ContractSettings,
  }),
};

export const REVENUE_MOVEMENTS = ['new', 'upgrade', 'downgrade', 'churn', 'reactivation', 'none'] as const;
export type RevenueMovement = (typeof REVENUE_MOVEMENTS)[number];
const Month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);
const Moved = z.strictObject({ accounts: z.number().int(), amount: Money });
/** One month of all accounts: what the month before had, how it moved, and what it has. */
export const RevenueMonth = z.strictObject({
  month: Month,
  opening: Money,
  new: Moved,
  reactivation: Moved,
  upgrade: Moved,
  downgrade: Moved,
  churn: Moved,
  none: z.number().int(),
  closing: Money,
  accounts: z.number().int(),
});
export type RevenueMonth = z.infer<typeof RevenueMonth>;
export const AccountMonth = z.strictObject({
  month: Month,
  accountId: Id,
  accountCode: z.string(),
  accountName: z.string(),
  mrr: Money,
  change: Money,
  movement: z.enum(REVENUE_MOVEMENTS),
});
export type AccountMonth = z.infer<typeof AccountMonth>;
const Span = { from: Month.optional(), to: Month.optional(), accountId: Id.optional(), ...AsOf };

/** Recurring revenue: a month has what runs on its last day, the month of the day what runs on that day. In base currency. */
export const revenue = {
  recurring: endpoint({
    method: 'GET',
    path: '/revenue/recurring',
    summary: 'Monthly recurring revenue and its movements; two years unless told',
    needs: 'contracts.read',
    input: z.strictObject(Span),
    output: z.strictObject({ asOf: Day, months: z.array(RevenueMonth) }),
  }),
  accounts: endpoint({
    method: 'GET',
    path: '/revenue/recurring/accounts',
    summary: 'Monthly recurring revenue by account and month, with its movement; `moved` leaves out what did not change',
    needs: 'contracts.read',
    input: z.strictObject({ ...Page, ...Span, movement: z.enum(REVENUE_MOVEMENTS).optional(), moved: z.boolean().optional() }),
    output: pageOf(AccountMonth),
  }),
};
