import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Day, Id, masked, Page, pageOf } from '../shapes.ts';

/** `open`: agreed and not due; `waiting`: due, and no person of theirs has said what came of it; else what they said. */
export const PLAN_STATES = ['open', 'waiting', 'reached', 'partly', 'missed'] as const;
export const PLAN_VIEWS = ['running', 'waiting', 'ended'] as const;

export const PlanLine = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  title: z.string(),
  agreedOn: Day,
  dueOn: Day,
  ownerName: z.string().nullable(),
  state: z.enum(PLAN_STATES),
  confirmedOn: Day.nullable(),
  confirmedByName: masked('person', z.string()).nullable(),
  actions: z.number().int(),
  done: z.number().int(),
  /** Actions past their day and not done. */
  late: z.number().int(),
});
export type PlanLine = z.infer<typeof PlanLine>;

export const success = {
  plans: endpoint({
    method: 'GET',
    path: '/success/plans',
    summary: 'Success plans that the caller meets, by the day they are due: how far their actions are, and what came of them',
    needs: 'facts.read',
    input: z.strictObject({ ...Page, ...AsOf, view: z.enum(PLAN_VIEWS).default('running') }),
    output: pageOf(PlanLine),
  }),
  attainment: endpoint({
    method: 'GET',
    path: '/success/attainment',
    summary: 'Of the success plans due in the 12 months up to a day: how many customers confirmed as reached',
    needs: 'facts.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      asOf: Day,
      from: Day,
      due: z.number().int(),
      reached: z.number().int(),
      partly: z.number().int(),
      missed: z.number().int(),
      /** Due, and nobody has said what came of them: they count as not reached. */
      waiting: z.number().int(),
      /** Reached ÷ due; null where none was due. */
      rate: z.number().nullable(),
      running: z.number().int(),
    }),
  }),
};
