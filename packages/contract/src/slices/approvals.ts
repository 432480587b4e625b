import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Both, Day, Id, LongText, Moment, Money, Page, pageOf, Text } from '../shapes.ts';
import { APPROVAL_KINDS, APPROVAL_MODES, ApprovalRules } from './approval-rules.ts';

/** `returned`: with the asker again, who may ask anew. The last three are for good. */
export const APPROVAL_STATES = ['open', 'returned', 'approved', 'rejected', 'withdrawn'] as const;
export const APPROVAL_VIEWS = ['waiting', 'asked', 'decided', 'all'] as const;
export const APPROVAL_EVENTS = [
  ...['asked', 'approved', 'rejected', 'returned', 'asked_again', 'added', 'delegated', 'withdrawn', 'late'],
] as const satisfies readonly string[];

const Named = z.strictObject({ id: Id, name: z.string() });
const ApprovalSigner = z.strictObject({
  id: Id,
  user: Named,
  /** Who has it now, where it was delegated. */
  holder: Named,
  /** Who may decide instead today, because the holder is away. */
  deputies: z.array(Named),
  state: z.enum(['waiting', 'asked', 'approved', 'rejected', 'returned', 'passed']),
  decidedBy: Named.nullable(),
  decidedAt: Moment.nullable(),
  note: z.string().nullable(),
  /** Whether the reader may decide it now. */
  mine: z.boolean(),
});
const ApprovalStep = z.strictObject({
  id: Id,
  round: z.number().int(),
  name: Both,
  mode: z.enum(APPROVAL_MODES),
  addedBy: z.string().nullable(),
  state: z.enum(['waiting', 'open', 'approved', 'rejected', 'returned', 'dropped']),
  dueAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  signers: z.array(ApprovalSigner),
});
export type ApprovalStep = z.infer<typeof ApprovalStep>;

export const Approval = z.strictObject({
  id: Id,
  kind: z.enum(APPROVAL_KINDS),
  accountId: Id.nullable(),
  accountName: z.string().nullable(),
  recordId: Id.nullable(),
  title: Both,
  reason: z.string(),
  amount: Money.nullable(),
  currency: z.string().nullable(),
  askedBy: z.string().nullable(),
  askedAt: Moment,
  state: z.enum(APPROVAL_STATES),
  /** The step that is open, and whom it waits for. */
  step: Both.nullable(),
  waitsFor: z.array(z.string()),
  dueAt: Moment.nullable(),
  late: z.boolean(),
  endedAt: Moment.nullable(),
  revision: z.number().int(),
  /** What the reader may do with it now. */
  own: z.boolean(),
  mayDecide: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

export const ApprovalTold = Approval.extend({
  steps: z.array(ApprovalStep),
  course: z.array(
    z.strictObject({
      what: z.enum(APPROVAL_EVENTS),
      at: Moment,
      by: z.string().nullable(),
      via: z.enum(['web', 'rest', 'cli', 'job', 'mcp']),
      for: z.string().nullable(),
      to: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type ApprovalTold = z.infer<typeof ApprovalTold>;

export const Absence = z.strictObject({
  id: Id,
  userId: Id,
  userName: z.string(),
  deputyId: Id,
  deputyName: z.string(),
  from: Day,
  until: Day,
});
export type Absence = z.infer<typeof Absence>;

const Amount = { amount: Money.optional(), currency: z.string().length(3).optional() };
const One = { id: Id, revision: z.number().int() };

export const approvals = {
  list: endpoint({
    method: 'GET',
    path: '/approvals',
    summary: 'Approvals that wait for the caller or whom they stand in for, that they asked for or decided, or all that they see',
    needs: 'approvals.read',
    input: z.strictObject({
      ...Page,
      view: z.enum(APPROVAL_VIEWS).default('waiting'),
      accountId: Id.optional(),
      state: z.enum(APPROVAL_STATES).optional(),
    }),
    output: pageOf(Approval),
  }),
  waiting: endpoint({
    method: 'GET',
    path: '/approvals/waiting',
    summary: 'How many wait for the caller, how many of them are late, and how many of their own came back',
    needs: 'approvals.read',
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.number().int(), late: z.number().int(), returned: z.number().int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/approvals/{id}',
    summary: 'An approval with its steps, who decides, and what was done so far',
    needs: 'approvals.read',
    input: z.strictObject({ id: Id }),
    output: ApprovalTold,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/approvals/preview',
    kind: 'query',
    summary: 'Whom a request would go to, before it is asked',
    needs: 'approvals.ask',
    input: z.strictObject({ kind: z.enum(APPROVAL_KINDS).default('other'), accountId: Id.optional(), ...Amount }),
    output: z.strictObject({
      steps: z.array(z.strictObject({ name: Both, mode: z.enum(APPROVAL_MODES), signers: z.array(z.string()) })),
    }),
  }),
  request: endpoint({
    method: 'POST',
    path: '/approvals',
    summary: 'Ask for an approval by hand',
    needs: 'approvals.ask',
    input: z.strictObject({ accountId: Id.optional(), title: Text, reason: LongText.min(1), ...Amount }),
    output: ApprovalTold,
  }),
  askAgain: endpoint({
    method: 'POST',
    path: '/approvals/{id}/ask-again',
    summary: 'Ask anew for what came back; it runs through all steps once more',
    needs: 'approvals.ask',
    input: z.strictObject({ ...One, reason: LongText.min(1), title: Text.optional(), ...Amount }),
    output: ApprovalTold,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/approvals/{id}/approve',
    summary: 'Approve, for oneself and for whom one stands in',
    needs: 'approvals.decide',
    input: z.strictObject({ ...One, note: LongText.optional() }),
    output: ApprovalTold,
  }),
  reject: endpoint({
    method: 'POST',
    path: '/approvals/{id}/reject',
    summary: 'Reject for good; it says why',
    needs: 'approvals.decide',
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
    output: ApprovalTold,
  }),
  return: endpoint({
    method: 'POST',
    path: '/approvals/{id}/return',
    summary: 'Send it back to the asker, who may ask anew; it says why',
    needs: 'approvals.decide',
    input: z.strictObject({ ...One, reason: LongText.min(1) }),
    output: ApprovalTold,
  }),
  addSigner: endpoint({
    method: 'POST',
    path: '/approvals/{id}/signers',
    summary: 'Have another person decide before or after the step that is open',
    needs: 'approvals.decide',
    input: z.strictObject({ ...One, userId: Id, place: z.enum(['before', 'after']), note: LongText.optional() }),
    output: ApprovalTold,
  }),
  delegate: endpoint({
    method: 'POST',
    path: '/approvals/{id}/delegate',
    summary: 'Give this decision to another person; an administrator may do so for somebody who cannot',
    needs: 'approvals.decide',
    input: z.strictObject({ ...One, toId: Id, signerId: Id.optional(), note: LongText.optional() }),
    output: ApprovalTold,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/approvals/{id}/withdraw',
    summary: 'Withdraw what one asked for and nobody decided yet for good',
    needs: 'approvals.ask',
    input: z.strictObject({ ...One, reason: LongText.optional() }),
    output: ApprovalTold,
  }),
  people: endpoint({
    method: 'GET',
    path: '/approvals/people',
    summary: 'Who may decide, by name: to delegate to, to add, or to stand in',
    needs: 'approvals.decide',
    input: z.strictObject({ q: z.string().max(200).optional() }),
    output: z.strictObject({ items: z.array(z.strictObject({ id: Id, name: z.string(), team: z.string().nullable() })) }),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/approvals/rules',
    summary: 'Which steps a request runs through: by kind, amount and region',
    needs: 'approvals.read',
    input: z.strictObject({}),
    output: ApprovalRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/approvals/rules',
    summary: 'Set the steps; requests under way keep theirs',
    needs: 'settings.manage',
    input: ApprovalRules,
    output: ApprovalRules,
  }),
  absences: endpoint({
    method: 'GET',
    path: '/approvals/absences',
    summary: "The caller's absences that are not over, and those in which they stand in; everybody's for administrators",
    needs: 'approvals.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Absence) }),
  }),
  setAbsence: endpoint({
    method: 'POST',
    path: '/approvals/absences',
    summary: 'Name who decides while one is away; an administrator may do so for others',
    needs: 'approvals.decide',
    input: z.strictObject({ userId: Id.optional(), deputyId: Id, from: Day, until: Day }),
    output: Absence,
  }),
  endAbsence: endpoint({
    method: 'DELETE',
    path: '/approvals/absences/{id}',
    summary: 'End an absence, or take it back before it began',
    needs: 'approvals.decide',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
