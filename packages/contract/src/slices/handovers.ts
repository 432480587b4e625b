import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Id, LongText, Moment, Page, pageOf, Text } from '../shapes.ts';
import { AccountSelection } from './accounts.ts';
import { HANDOVER_ITEMS, HANDOVER_REASONS } from './handover-items.ts';

/** `draft`: with the giver; `handed`: with the taker; `returned`: with the giver again. */
export const HANDOVER_STATES = ['draft', 'handed', 'returned', 'accepted', 'withdrawn'] as const;
export const HANDOVER_VIEWS = ['give', 'take', 'late', 'open', 'ended'] as const;
const Reason = z.enum(HANDOVER_REASONS);

const RuleItem = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: Both,
  /** The handovers that ask for it: the light one of a renewal asks for less. */
  reasons: z.array(Reason).min(1),
  required: z.boolean(),
});
export type HandoverRuleItem = z.infer<typeof RuleItem>;

export const HandoverRules = z.strictObject({
  items: z
    .array(RuleItem)
    .min(1)
    .max(40)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { params: { reason: 'twice' } })
    .default(() => HANDOVER_ITEMS.map((item) => ({ ...item, reasons: [...item.reasons] }))),
  /** Whether a contract without predecessor, or a renewal, opens one by itself. */
  bySigning: z.boolean().default(true),
  byRenewal: z.boolean().default(true),
  /** Working days that the giver has to tell, and the taker to answer, until leads see it. */
  giveDays: z.number().int().min(1).max(60).default(3),
  answerDays: z.number().int().min(1).max(60).default(2),
  /** Who takes over where the account has no operations person of its own; of no team: all other teams. */
  receivers: z
    .array(z.strictObject({ teamId: Id.nullable(), userId: Id }))
    .max(500)
    .default([]),
});
export type HandoverRules = z.infer<typeof HandoverRules>;

export const HandoverItem = z.strictObject({
  id: z.string(),
  name: Both,
  required: z.boolean(),
  note: z.string().nullable(),
  /** Why the taker sent it back; null: they did not. */
  returned: z.string().nullable(),
});
export type HandoverItem = z.infer<typeof HandoverItem>;

export const Handover = z.strictObject({
  id: Id,
  accountId: Id,
  accountName: z.string(),
  tier: z.string().nullable(),
  tierRank: z.number().int().nullable(),
  contractId: Id.nullable(),
  contractCode: z.string().nullable(),
  reason: Reason,
  fromId: Id.nullable(),
  fromName: z.string().nullable(),
  toId: Id,
  toName: z.string(),
  items: z.array(HandoverItem),
  note: z.string().nullable(),
  state: z.enum(HANDOVER_STATES),
  openedOn: Day,
  dueOn: Day,
  /** Since when leads see that nobody answered in time. */
  escalatedOn: Day.nullable(),
  endedOn: Day.nullable(),
  /** What the reader may do with it now. */
  mayGive: z.boolean(),
  mayAnswer: z.boolean(),
  revision: z.number().int(),
});
export type Handover = z.infer<typeof Handover>;
export const HandoverTold = Handover.extend({
  steps: z.array(
    z.strictObject({
      what: z.enum(['opened', 'handed', 'returned', 'accepted', 'withdrawn', 'escalated']),
      at: Moment,
      byName: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type HandoverTold = z.infer<typeof HandoverTold>;

const One = { id: Id, revision: z.number().int() };
export const handovers = {
  list: endpoint({
    method: 'GET',
    path: '/handovers',
    summary: 'Handovers that the caller meets or takes part in; open ones by the day they are due',
    needs: 'interactions.read',
    input: z.strictObject({ ...Page, view: z.enum(HANDOVER_VIEWS).default('open'), accountId: Id.optional() }),
    output: pageOf(Handover),
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/handovers/waiting',
    summary: 'How many wait for the caller: to give, to take, and, for leads, those nobody answered in time',
    needs: 'interactions.read',
    input: z.strictObject({}),
    output: z.strictObject({ give: z.number().int(), take: z.number().int(), late: z.number().int() }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/handovers/figures',
    summary:
      'Of the year up to a day: handovers accepted, the median of days from opening to acceptance, and the share that came back first',
    needs: 'interactions.read',
    input: z.strictObject({ ...AsOf }),
    output: z.strictObject({
      asOf: Day,
      from: Day,
      accepted: z.number().int(),
      medianDays: z.number().nullable(),
      returnedShare: z.number().nullable(),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/handovers/{id}',
    summary: 'A handover with what was done so far',
    needs: 'interactions.read',
    input: z.strictObject({ id: Id }),
    output: HandoverTold,
  }),
  create: endpoint({
    method: 'POST',
    path: '/handovers',
    summary: 'Open a handover of each account to a person; passed over where one is open or the person owns it already',
    needs: 'accounts.write',
    input: z.strictObject({
      ...AccountSelection,
      toId: Id,
      reason: z.enum(['owner_change', 'leave', 'new_contract']),
      note: LongText.optional(),
    }),
    output: z.strictObject({ opened: z.number().int(), passed: z.number().int(), id: Id.nullable() }),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/handovers/{id}',
    summary: 'Write what must be told, or name another taker',
    needs: 'accounts.write',
    input: z.strictObject({
      ...One,
      items: z
        .array(z.strictObject({ id: z.string().max(40), note: LongText.nullable() }))
        .max(40)
        .optional(),
      note: LongText.nullable().optional(),
      toId: Id.optional(),
    }),
    output: HandoverTold,
  }),
  hand: endpoint({
    method: 'POST',
    path: '/handovers/{id}/hand',
    summary: 'Hand over; every required item must be told',
    needs: 'accounts.write',
    input: z.strictObject(One),
    output: HandoverTold,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/handovers/{id}/accept',
    summary: 'Take the customer over: owner, history and open tasks move in the same commit',
    needs: 'accounts.write',
    input: z.strictObject({ ...One, note: LongText.optional() }),
    output: HandoverTold,
  }),
  return: endpoint({
    method: 'POST',
    path: '/handovers/{id}/return',
    summary: 'Send it back, with the reason at each item that is not enough',
    needs: 'accounts.write',
    input: z.strictObject({
      ...One,
      items: z
        .array(z.strictObject({ id: z.string().max(40), why: Text }))
        .min(1)
        .max(40),
      note: LongText.optional(),
    }),
    output: HandoverTold,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/handovers/{id}/withdraw',
    summary: 'Withdraw a handover that has not been accepted',
    needs: 'accounts.write',
    input: z.strictObject({ ...One, reason: Text }),
    output: HandoverTold,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/handovers/rules',
    summary: 'The checklist, and when handovers open and escalate',
    needs: 'signed_in',
    input: z.strictObject({}),
    output: HandoverRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/handovers/rules',
    summary: 'Set the checklist and the days; handovers that are open keep theirs',
    needs: 'settings.manage',
    input: HandoverRules,
    output: HandoverRules,
  }),
};
