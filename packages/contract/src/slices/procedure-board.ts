import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Id, Moment } from '../shapes.ts';
import { ProcedureRun } from './procedure-run.ts';

/** A run on the board: since when it lies where it lies, and what is left of the limit. */
export const ProcedureCard = ProcedureRun.extend({
  since: Moment,
  /** Working time until it is due; below zero by how much it is late. */
  leftMs: z.number(),
  /** Who is asked to approve; empty where nothing waits for an approval. */
  approvers: z.array(z.string()),
});
export type ProcedureCard = z.infer<typeof ProcedureCard>;

export const BOARD_COLUMNS = ['step', 'department'] as const;
const Column = z.strictObject({
  /** The step's or the department's id. */
  key: z.string(),
  name: Both,
  /** Whose step it is; null in columns by department. */
  departmentName: Both.nullable(),
  total: z.number().int(),
  late: z.number().int(),
  /** Those due first. */
  cards: z.array(ProcedureCard),
});
export type ProcedureColumn = z.infer<typeof Column>;
const Count = { count: z.number().int() };
export const ProcedureBoard = z.strictObject({
  by: z.enum(BOARD_COLUMNS),
  columns: z.array(Column),
  /** Among whom one may choose: everybody who has a step or is asked to approve one, and the departments, of the procedure chosen. */
  people: z.array(z.strictObject({ id: Id, name: z.string(), ...Count })),
  departments: z.array(z.strictObject({ id: z.string(), name: Both, ...Count })),
});
export type ProcedureBoard = z.infer<typeof ProcedureBoard>;

export const procedureBoard = endpoint({
  method: 'GET',
  path: '/procedures/board',
  summary: 'Runs under way that the caller sees, in columns: the steps of one procedure, or the departments of all',
  needs: 'tasks.read',
  input: z.strictObject({
    policyId: z.string().max(63).optional(),
    /** Columns by step are of one procedure; without it columns are departments. */
    by: z.enum(BOARD_COLUMNS).default('step'),
    department: z.string().max(40).optional(),
    /** Who has the step, or is asked to approve it. */
    holderId: Id.optional(),
    late: z.boolean().default(false),
    /** Cards of each column. */
    limit: z.number().int().min(1).max(200).default(30),
  }),
  output: ProcedureBoard,
});
