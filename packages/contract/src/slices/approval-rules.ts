import * as z from 'zod';
import { ROLES } from '../access/roles.ts';
import { ROLE_TABLE } from '../access/table.ts';
import { Both, Decimal, Id } from '../shapes.ts';

/** What is asked for. `other` is written by hand; the rest is asked by what it is about. */
export const APPROVAL_KINDS = ['benefit_use', 'benefit_offer', 'resource', 'procedure', 'other'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];
export const APPROVAL_MODES = ['all', 'any'] as const;
/** The roles whose people may decide. */
export const SIGNING_ROLES = ROLES.filter((role) => ROLE_TABLE[role].may.includes('approvals.decide'));
/** The roles that lead a department. */
export const LEAD_ROLES = ['operations_lead', 'sales_lead', 'service_lead'] as const;

const SigningRole = z.enum(ROLES).refine((role) => SIGNING_ROLES.includes(role), { params: { reason: 'cannot_decide' } });
const Approver = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), userId: Id }),
  z.strictObject({ by: z.literal('role'), role: SigningRole }),
  /** Of this role, whose region is that of the customer, or the nearest above it that has anybody. */
  z.strictObject({ by: z.literal('region'), role: SigningRole }),
  /** The leads of the asker's department, or of the customer's. */
  z.strictObject({ by: z.literal('lead'), of: z.enum(['asker', 'account']) }),
]);
export type Approver = z.infer<typeof Approver>;

export const ApprovalWithin = z.strictObject({ unit: z.enum(['hours', 'days']), count: z.number().int().min(1).max(200) });
export type ApprovalWithin = z.infer<typeof ApprovalWithin>;

/** One step: a request runs through every rule that fits it, in their order. */
const Rule = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: Both,
  /** None: every kind. */
  kinds: z.array(z.enum(APPROVAL_KINDS)).max(APPROVAL_KINDS.length),
  /** In base currency: at least, and less than. A request without an amount fits only rules without a band. */
  from: Decimal.nullable(),
  below: Decimal.nullable(),
  /** With the regions below them; none: everywhere. */
  regionIds: z.array(Id).max(200),
  approvers: z.array(Approver).min(1).max(20),
  mode: z.enum(APPROVAL_MODES),
  within: ApprovalWithin,
});
export type ApprovalRule = z.infer<typeof Rule>;

export const ApprovalRules = z.strictObject({
  rules: z
    .array(Rule)
    .min(1)
    .max(60)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, { params: { reason: 'twice' } })
    .refine((rules) => rules.every(({ from, below }) => from === null || below === null || Number(from) < Number(below)), {
      params: { reason: 'band' },
    }),
});
export type ApprovalRules = z.infer<typeof ApprovalRules>;
