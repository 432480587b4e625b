import * as z from 'zod';
import { ROLES } from '../access/roles.ts';
import { contractRecords } from '../records/contract-records.ts';
import { Both, Day, Text } from '../shapes.ts';
import { ServedObjectives } from './served.ts';

const PartId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** Working time: hours, or days until the end of work on the last of them. */
export const ProcedureTime = z.strictObject({ unit: z.enum(['hours', 'days']), count: z.number().int().min(1).max(200) });
export type ProcedureTime = z.infer<typeof ProcedureTime>;

/** A department as the procedure knows it: who acts for it at a customer, and by what it is measured. */
const Department = z.strictObject({
  id: PartId,
  name: Both,
  /** The customer's owner, or the person of this role on the customer's team, else of its department. */
  who: z.enum(['owner', ...ROLES]),
  kpi: Both,
});
/** What is ticked at a step before it is done; what is required holds the step open. */
const CheckItem = z.strictObject({ id: PartId, name: Both, required: z.boolean().default(true) });
export type ProcedureItem = z.infer<typeof CheckItem>;
/** A step by which a customer sees how far the start of a project is; `by` are the days from its beginning that the plan gives it. */
const Milestone = z.strictObject({
  by: z.number().int().min(0).max(1000),
  /** The step from which the product is worth something to the customer: time to first value ends with it. */
  firstValue: z.boolean().default(false),
});
const Step = z.strictObject({
  id: PartId,
  name: Both,
  department: PartId,
  /** What is to be done, and what it leaves behind. */
  does: Both.optional(),
  within: ProcedureTime,
  checklist: z.array(CheckItem).max(20).optional(),
  /** An approval by the approval rules instead of work; what is rejected or returned goes back to the work before it. */
  approval: z.boolean().default(false),
  /** False: a hand-off from another department is work at once, and waits for nobody to accept it. */
  accept: z.boolean().optional(),
  /** Hand-offs to another department must be accepted within this time. */
  acceptWithin: ProcedureTime.default({ unit: 'days', count: 1 }),
  milestone: Milestone.optional(),
  /** Codes of the courses that the customer's people learn at this step. */
  courses: z.array(z.string().min(1).max(80)).max(10).optional(),
});
export type ProcedureStep = z.infer<typeof Step>;

/** Kinds of contracts as the ledger has and names them. */
export const SIGNED_KINDS = contractRecords.fields.kind.choices;
type Kind = keyof typeof SIGNED_KINDS;
export const SignedKind = z.enum(Object.keys(SIGNED_KINDS) as [Kind, ...Kind[]]);
/** Contracts whose signing begins it by itself, once each: of these kinds (one of no kind is single) and products. What renews a contract begins nothing. */
const Signed = z.strictObject({
  kinds: z.array(SignedKind).min(1).default(['single', 'framework']),
  /** Codes; absent: of any product or none. */
  products: z.array(z.string().min(1).max(80)).min(1).max(50).optional(),
});

/** `project_start`: its runs are of a product, with milestones and the days until the first value. */
export const PROCEDURE_CATEGORIES = ['general', 'project_start'] as const;

export const ProcedurePolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('procedure'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  purpose: Both,
  category: z.enum(PROCEDURE_CATEGORIES).optional(),
  beginsOn: z.strictObject({ signed: Signed }).optional(),
  /** Shown as 示例值 until the operations lead confirms texts and figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  /** The leader who approved it, and since when it holds. */
  approved: z.strictObject({ by: Text, on: Day }).optional(),
  departments: z.array(Department).min(1).max(12),
  steps: z.array(Step).min(1).max(40),
});
export type ProcedurePolicy = z.infer<typeof ProcedurePolicy>;
