import * as z from 'zod';
import { Both, Id, Moment } from '../shapes.ts';

export const PROCEDURE_COURTS = ['accept', 'work', 'approve'] as const;

export const ProcedureRun = z.strictObject({
  id: Id,
  policyId: z.string(),
  name: Both,
  accountId: Id,
  accountName: z.string(),
  state: z.enum(['running', 'done', 'stopped']),
  begunBy: z.string().nullable(),
  begunAt: Moment,
  endedAt: Moment.nullable(),
  leadMs: z.number().nullable(),
  /** Where it is: null once it has ended. */
  stepId: z.string().nullable(),
  stepName: Both.nullable(),
  /** Its place among the steps, from 1. */
  place: z.number().int().nullable(),
  steps: z.number().int(),
  court: z.enum(PROCEDURE_COURTS).nullable(),
  departmentName: Both.nullable(),
  holder: z.string().nullable(),
  dueAt: Moment.nullable(),
  late: z.boolean(),
  revision: z.number().int(),
  /** Whether the reader may accept, return or finish it now, and stop it. */
  mayAct: z.boolean(),
  mayStop: z.boolean(),
});
export type ProcedureRun = z.infer<typeof ProcedureRun>;
