import * as z from 'zod';
import { endpoint, routesNeeding } from '../endpoint.ts';
import { ProcedurePolicy } from '../policy/procedure.ts';
import { Day, Id, LongText, Moment, Page, pageOf, Text } from '../shapes.ts';
import { procedureBoard } from './procedure-board.ts';
import { PROCEDURE_COURTS, ProcedureRun } from './procedure-run.ts';

export const PROCEDURE_VIEWS = ['mine', 'open', 'late', 'ended'] as const;
const Figures = {
  /** Runs that are under way, and those of them whose step is late. */
  running: z.number().int(),
  late: z.number().int(),
  /** Of the runs done in the last 12 months: how many, and the median of their lead time in working milliseconds. */
  done: z.number().int(),
  medianMs: z.number().nullable(),
};
export const ProcedureInfo = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  procedure: ProcedurePolicy,
  ...Figures,
});
export type ProcedureInfo = z.infer<typeof ProcedureInfo>;

/** How long runs waited at a step, in whose court: of what ended in the last 12 months, and of what waits now. */
export const ProcedureWait = z.strictObject({
  stepId: z.string(),
  department: z.string(),
  court: z.enum(PROCEDURE_COURTS),
  times: z.number().int(),
  medianMs: z.number().nullable(),
  /** The share that ended after its due time. */
  lateShare: z.number().nullable(),
  waiting: z.number().int(),
});
export type ProcedureWait = z.infer<typeof ProcedureWait>;

const ProcedureSpan = z.strictObject({
  seq: z.number().int(),
  stepId: z.string(),
  department: z.string(),
  court: z.enum(PROCEDURE_COURTS),
  holder: z.string().nullable(),
  from: Moment,
  due: Moment,
  until: Moment.nullable(),
  /** Working time, charged to the department; of the open span until now. */
  workedMs: z.number(),
  outcome: z.enum(['accepted', 'done', 'returned', 'approved', 'stopped']).nullable(),
  by: z.string().nullable(),
  note: z.string().nullable(),
});
export type ProcedureSpan = z.infer<typeof ProcedureSpan>;
export const ProcedureRunTold = ProcedureRun.extend({
  procedure: ProcedurePolicy,
  note: z.string().nullable(),
  spans: z.array(ProcedureSpan),
  /** What was ticked at which step, by whom. */
  checks: z.array(z.strictObject({ stepId: z.string(), item: z.string(), by: z.string().nullable(), at: Moment })),
  /** The approval that it waits for. */
  approvalId: Id.nullable(),
  mayReturn: z.boolean(),
});
export type ProcedureRunTold = z.infer<typeof ProcedureRunTold>;

const One = { id: Id, revision: z.number().int() };
const step = (path: 'accept' | 'finish' | 'return' | 'stop', summary: string) =>
  routesNeeding('tasks.write')('POST', `/procedures/runs/{id}/${path}`, summary);
export const procedures = {
  list: endpoint({
    method: 'GET',
    path: '/procedures',
    summary: 'The procedures in force, with how many run, how many of them are late, and how long they take',
    needs: 'tasks.read',
    input: z.strictObject({}),
    output: z.strictObject({ today: Day, items: z.array(ProcedureInfo) }),
  }),
  waits: endpoint({
    method: 'GET',
    path: '/procedures/{id}/waits',
    summary: 'Where runs of a procedure wait: by step and department, of what the caller sees',
    needs: 'tasks.read',
    input: z.strictObject({ id: z.string().max(63) }),
    output: z.strictObject({ items: z.array(ProcedureWait) }),
  }),
  board: procedureBoard,
  runs: endpoint({
    method: 'GET',
    path: '/procedures/runs',
    summary: 'Runs of procedures that the caller sees: those in their own court, all under way by when they are due, late ones, ended ones',
    needs: 'tasks.read',
    input: z.strictObject({
      ...Page,
      view: z.enum(PROCEDURE_VIEWS).default('open'),
      policyId: z.string().max(63).optional(),
      accountId: Id.optional(),
    }),
    output: pageOf(ProcedureRun),
  }),
  run: endpoint({
    method: 'GET',
    path: '/procedures/runs/{id}',
    summary: 'One run with the procedure that it follows, and in whose court it lay from when until when',
    needs: 'tasks.read',
    input: z.strictObject({ id: Id }),
    output: ProcedureRunTold,
  }),
  begin: endpoint({
    method: 'POST',
    path: '/procedures/{id}/begin',
    summary: 'Begin a procedure at an account; the start of a project may say of which product, and from which day it counts',
    needs: 'tasks.write',
    input: z.strictObject({
      ...{ id: z.string().max(63), accountId: Id, note: LongText.optional() },
      productId: Id.optional(),
      /** Without it the day that the contract or the order of the product began. */
      startsOn: Day.optional(),
    }),
    output: ProcedureRunTold,
  }),
  accept: endpoint({
    ...step('accept', 'Accept what another department handed over'),
    input: z.strictObject({ ...One, note: LongText.optional() }),
    output: ProcedureRunTold,
  }),
  finish: endpoint({
    ...step('finish', 'The step is done: on to the next, which another department must accept, or an approval'),
    input: z.strictObject({ ...One, note: LongText.optional() }),
    output: ProcedureRunTold,
  }),
  check: endpoint({
    method: 'PUT',
    path: '/procedures/runs/{id}/steps/{stepId}/items/{item}',
    summary: 'Tick what the open step asks for, or take the tick away; what is required must be ticked before the step is done',
    needs: 'tasks.write',
    input: z.strictObject({ id: Id, stepId: z.string().max(40), item: z.string().max(40), done: z.boolean() }),
    output: ProcedureRunTold,
  }),
  return: endpoint({
    ...step('return', 'Return what was handed over to whoever did the work before; it says why'),
    input: z.strictObject({ ...One, reason: Text }),
    output: ProcedureRunTold,
  }),
  stop: endpoint({
    ...step('stop', 'Stop a run before its end; it says why'),
    input: z.strictObject({ ...One, reason: Text }),
    output: ProcedureRunTold,
  }),
};
