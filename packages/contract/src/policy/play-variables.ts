import type { TriggerKind } from './play-trigger.ts';

/** Every variable of any trigger, besides metrics. */
export const PLAY_VARIABLE_NAMES = [
  'account',
  'level',
  'from',
  'to',
  'from_name',
  'to_name',
  'level_name',
  'as_of',
  'cadence',
  'days_since',
  'last_contact_on',
  'due_since',
  'stage',
  'entered_on',
  'left_on',
  'days_in_stage',
  'expected_days',
  'ends_on',
  'mark',
  'days_left',
  'number',
  'due_on',
  'days_overdue',
  'what',
  'milestone',
  'days_late',
  'risk',
  'raised_on',
  'request',
  'happened_on',
  'since',
  'survey',
  'answered_on',
  'answer',
  'course',
  'feedback',
  'release',
  'score',
  'health',
  'health_was',
  'contact',
  'recipient',
  'event.name',
  'event.on',
  'event.until',
  'event.days_left',
  'event.years',
] as const;
export type PlayVariable = (typeof PLAY_VARIABLE_NAMES)[number];

const STAGE = ['stage', 'entered_on'] as const;
/** What the texts of a play may name, by trigger, besides the account's name (`account`) and metrics by their id. No amount is among them: a reason is read by people whom amounts are masked for. */
export const PLAY_VARIABLES = {
  tier_moved: ['from', 'to', 'from_name', 'to_name', 'as_of'],
  cadence_due: ['level', 'level_name', 'cadence', 'days_since', 'last_contact_on', 'due_since'],
  stage_entered: STAGE,
  stage_left: [...STAGE, 'left_on'],
  stage_stayed: [...STAGE, 'days_in_stage', 'expected_days'],
  term_ends: ['ends_on', 'mark', 'days_left', 'number'],
  payment_overdue: ['due_on', 'mark', 'days_overdue', 'what'],
  contact_left: ['left_on'],
  milestone_missed: ['milestone', 'due_on', 'days_late'],
  health_fell: ['as_of'],
  key_event: ['event.name', 'event.on', 'event.until', 'event.days_left', 'event.years', 'mark'],
  risk_raised: ['risk', 'raised_on'],
  request_warned: ['request', 'happened_on'],
  request_escalated: ['request', 'happened_on'],
  request_reopened: ['request', 'happened_on'],
  request_rated_low: ['request', 'happened_on', 'answer'],
  survey_detractor: ['survey', 'answered_on', 'answer', 'due_on'],
  feedback_delivered: ['feedback', 'happened_on', 'release'],
  certificate_expiring: ['course', 'ends_on', 'mark', 'days_left'],
  condition_met: ['since'],
  by_hand: [],
} as const satisfies Record<TriggerKind, readonly PlayVariable[]>;

/** What the script of a message may name besides: whom it goes to. */
export const MESSAGE_VARIABLES = ['recipient'] as const satisfies readonly PlayVariable[];

/** What no mail tells a customer: figures of ours about them. */
export const OURS_ALONE: readonly PlayVariable[] = ['score', 'health', 'health_was'];

/** What besides only texts may name that are filled for each reader: material, script and checklist. */
export const VARIABLES_FOR_READERS: Partial<Record<TriggerKind, readonly PlayVariable[]>> = {
  tier_moved: ['score'],
  cadence_due: ['score'],
  health_fell: ['health', 'health_was'],
  contact_left: ['contact'],
  request_rated_low: ['contact'],
  survey_detractor: ['contact'],
  feedback_delivered: ['contact'],
  certificate_expiring: ['contact'],
  // Whose birthday it is.
  key_event: ['contact'],
};

/** What any announced event gives besides what its calendar declares: all that it says of the account in one line, and the page that says so. */
export const ANNOUNCED_VARIABLES = ['event.result', 'event.link'] as const;
/** Ids that a declared field of an announced event cannot have: texts name something else by them. */
export const EVENT_NAMES_TAKEN = [
  ...['name', 'on', 'until', 'days_left', 'years', 'id', 'of', 'since', 'result', 'link'],
] as const satisfies readonly string[];
