import * as z from 'zod';
import { DECISION_ROLES } from '../slices/contacts.ts';
import { RequestKind } from '../slices/request-shapes.ts';
import { EventId } from './calendar.ts';
import { Condition } from './condition.ts';
import { RiskKind } from './health.ts';
import { StageId } from './lifecycle.ts';
import { Severity } from './sla.ts';

const Days = z.number().int().min(1).max(3650);
const Ahead = z.array(z.number().int().min(0).max(730)).min(1).max(12);
const Stages = z.array(StageId).min(1).max(60).optional();

/** What makes a play begin at an account. Each happens on an occasion of its own, and an occasion begins a play once. */
export const FEEDBACK_OUTCOMES = ['delivered', 'declined'] as const;
export const Trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('tier_moved'), direction: z.enum(['up', 'down', 'any']).default('any') }),
  /** No two-way contact within the days of the account's level. */
  z.strictObject({ on: z.literal('cadence_due'), days: z.record(z.string(), z.number().int().min(1).max(730)) }),
  /** Into one of the stages, or into any. */
  z.strictObject({ on: z.literal('stage_entered'), stages: Stages }),
  z.strictObject({ on: z.literal('stage_left'), stages: Stages }),
  /** Longer than the days; without days, longer than the lifecycle expects. */
  z.strictObject({ on: z.literal('stage_stayed'), stages: Stages, days: Days.optional() }),
  /** So many days before the last day of a term that nothing renews yet. Of several that have passed the nearest counts. */
  z.strictObject({ on: z.literal('term_ends'), at: Ahead }),
  /** So many days after the due day of an instalment that is still open. Of several that have passed the latest counts. */
  z.strictObject({ on: z.literal('payment_overdue'), at: Ahead }),
  /** A contact in one of the decision roles, or in any, has left. */
  z.strictObject({ on: z.literal('contact_left'), roles: z.array(z.enum(DECISION_ROLES)).min(1).optional() }),
  /** A milestone of a contract is not accepted so many days after it was due. */
  z.strictObject({ on: z.literal('milestone_missed'), days: z.number().int().min(0).max(365).default(0) }),
  /** The health came below a mark, or fell by so many points from one evaluation to the next. */
  z.strictObject({
    on: z.literal('health_fell'),
    below: z.number().min(0).max(100).optional(),
    by: z.number().positive().max(100).optional(),
  }),
  /** Events of the calendars, so many days (or working days) before, below zero, or after their day. Of several marks that have passed the nearest counts. */
  z.strictObject({
    on: z.literal('key_event'),
    events: z.array(EventId).min(1).max(50),
    at: z.array(z.number().int().min(-90).max(90)).min(1).max(12),
    in: z.enum(['days', 'working_days']).default('days'),
  }),
  z.strictObject({ on: z.literal('risk_raised'), kinds: z.array(RiskKind).min(1).optional() }),
  /** A clock of a service request went over its time, the first of them counting. */
  z.strictObject({
    on: z.literal('request_escalated'),
    requests: z.array(RequestKind).min(1).optional(),
    severities: z.array(Severity).min(1).optional(),
  }),
  /** A clock of a service request, while it runs, used up four fifths of its time: each clock once. */
  z.strictObject({
    on: z.literal('request_warned'),
    requests: z.array(RequestKind).min(1).optional(),
    severities: z.array(Severity).min(1).optional(),
  }),
  /** A service request that was solved or closed is open again; each time counts. */
  z.strictObject({ on: z.literal('request_reopened'), requests: z.array(RequestKind).min(1).optional() }),
  /** The customer rated how a service request was solved with so much or less, of 1 to 5; each rating counts. */
  z.strictObject({
    on: z.literal('request_rated_low'),
    requests: z.array(RequestKind).min(1).optional(),
    upTo: z.number().int().min(1).max(4).default(2),
  }),
  /** Somebody answered one of the surveys, or any, as a detractor; with `upTo`, only with a score up to it. */
  z.strictObject({
    on: z.literal('survey_detractor'),
    surveys: z.array(z.uuid()).min(1).max(50).optional(),
    upTo: z.number().int().min(0).max(6).optional(),
  }),
  /** What a customer asked of the product was delivered, or, where it says so, declined: each customer who asked, once a delivery. */
  z.strictObject({ on: z.literal('feedback_delivered'), outcomes: z.array(z.enum(FEEDBACK_OUTCOMES)).min(1).optional() }),
  /** So many days before the last day of a certificate of somebody there that nothing renews. Of several that have passed the nearest counts. */
  z.strictObject({ on: z.literal('certificate_expiring'), at: Ahead }),
  /** A condition came to hold: once for as long as it holds. */
  z.strictObject({ on: z.literal('condition_met'), when: Condition }),
  /** A person, the API or another play begins it. */
  z.strictObject({ on: z.literal('by_hand') }),
]);
export type Trigger = z.infer<typeof Trigger>;
export type TriggerKind = Trigger['on'];

export const TRIGGER_KINDS = [
  ...(['tier_moved', 'cadence_due', 'stage_entered', 'stage_left', 'stage_stayed', 'term_ends', 'payment_overdue'] as const),
  ...(['contact_left', 'milestone_missed', 'health_fell', 'key_event', 'risk_raised'] as const),
  ...(['request_warned', 'request_escalated', 'request_reopened', 'request_rated_low'] as const),
  ...(['survey_detractor', 'feedback_delivered', 'certificate_expiring', 'condition_met', 'by_hand'] as const),
] as const satisfies readonly TriggerKind[];
