import * as z from 'zod';
import { Day, Decimal, Id, Money, masked, pageOf } from '../shapes.ts';

/** What a row behind a metric is. */
export const EVIDENCE_KINDS = [
  'order',
  'contract',
  'subscription',
  'instalment',
  'usage',
  'contact',
  'interaction',
  'referral',
  'rating',
  'need',
  'service_cost',
  'plan',
  'request',
  'service_order',
  'call',
  'survey_answer',
  'project_start',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
/** How a value follows from its rows: by one figure of them, by what stands over ÷ what stands under, or by that − 1. */
export const EVIDENCE_SHAPES = ['value', 'rate', 'growth', 'rank'] as const;
export type EvidenceShape = (typeof EVIDENCE_SHAPES)[number];
/** The figure: their sum, number, distinct ones, first or last day, greatest, average by day, days covered, the one row, or whether there is any. */
export const EVIDENCE_BY = ['sum', 'count', 'distinct', 'first', 'last', 'most', 'average', 'span', 'one', 'any'] as const;
export type EvidenceBy = (typeof EVIDENCE_BY)[number];

export const EvidenceLine = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  /** The account of the record and the record; null where the reader does not meet that account: a group counts those below it. */
  accountId: Id.nullable(),
  id: Id.nullable(),
  part: z.string().nullable(),
  on: Day.nullable(),
  until: Day.nullable(),
  label: z.string().nullable(),
  person: masked('person', z.string()).nullable(),
  note: z.string().nullable(),
  side: z.enum(['over', 'under']).nullable(),
  /** Rows with the same number count once. */
  counts: z.number().int().nullable(),
  amount: Money.nullable(),
  margin: masked('margin', Decimal).nullable(),
  value: Decimal.nullable(),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;
export const EvidencePage = z.strictObject({
  ...pageOf(EvidenceLine).shape,
  /** False where the reader's role does not read all such records: what it does not read is left out. */
  readable: z.boolean(),
  shape: z.enum(EVIDENCE_SHAPES).nullable(),
  by: z.enum(EVIDENCE_BY).nullable(),
});
