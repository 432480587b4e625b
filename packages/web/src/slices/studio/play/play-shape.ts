import {
  CONTACT_RANKS,
  DECISION_ROLES,
  DOERS,
  FEEDBACK_OUTCOMES,
  MESSAGE_CHANNELS,
  OUTCOMES,
  PLAY_OUTCOMES,
  REQUEST_KINDS,
  RISK_KINDS,
  SEVERITIES,
  STEP_KINDS,
  type StepKind,
  TRIGGER_KINDS,
} from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text, when } from '../draft-parts.ts';
import { draftContext } from '../studio-form-context.ts';

const some = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const words = z.object({ zh: text, en: text });
const list = <const T extends readonly [string, ...string[]]>(values: T) => some(z.array(z.enum(values)));

const trigger = z.object({
  on: z.enum(TRIGGER_KINDS).catch('by_hand'),
  direction: z.enum(['up', 'down', 'any']).catch('any'),
  days: z
    .union([z.number(), z.record(z.string(), z.number().nullable())])
    .nullish()
    .catch(undefined),
  stages: some(z.array(z.string())),
  at: z.array(z.number()).catch([]),
  roles: list(DECISION_ROLES),
  below: figure,
  by: figure,
  kinds: list(RISK_KINDS),
  requests: list(REQUEST_KINDS),
  severities: list(SEVERITIES),
  events: some(z.array(z.string())),
  surveys: some(z.array(z.string())),
  upTo: figure,
  outcomes: list(FEEDBACK_OUTCOMES),
  in: some(z.enum(['days', 'working_days'])),
  when,
});

const task = z.object({
  for: z.enum(DOERS).catch('owner'),
  dueInWorkingDays: figure,
  kind: text,
  ranks: list(CONTACT_RANKS),
  roles: list(DECISION_ROLES),
  material: some(words),
  title: names,
  reason: names,
  script: some(words),
  checklist: z.array(names).catch([]),
});

const message = z.object({
  channel: z.enum(MESSAGE_CHANNELS).catch('copy'),
  for: z.enum(DOERS).catch('owner'),
  dueInWorkingDays: z.number().nullish().catch(null).default(1),
  ranks: list(CONTACT_RANKS),
  roles: list(DECISION_ROLES),
  material: some(words),
  title: names,
  reason: names,
  subject: some(words),
  script: names,
});

const material = z.object({
  what: names,
  ranks: list(CONTACT_RANKS),
  roles: list(DECISION_ROLES),
  gift: z.boolean().catch(false),
  worth: figure,
});

const notify = z.object({ group: text, title: names, detail: some(words) });

const test = z.object({ when, task: some(z.string()), closedAs: z.array(z.enum(OUTCOMES)).catch([]), begunAt: some(z.array(z.number())) });
const branch = z.object({
  test: test.catch({ when: undefined, task: undefined, closedAs: [] }),
  met: some(z.string()),
  unmet: some(z.string()),
});

const step = z.object({
  id: some(z.string()),
  task: some(task),
  message: some(message),
  material: some(material),
  wait: some(z.object({ days: figure, workingDays: figure, closed: some(z.string()), atMost: figure })),
  branch: some(branch),
  set: some(z.object({ field: text, value: z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null) })),
  start: some(z.object({ play: text })),
  begin: some(z.object({ procedure: text })),
  notify: some(notify),
  webhook: some(z.object({ target: text })),
  end: some(z.boolean()),
});
/** A step as it is edited, with the id that it goes by. */
export type DraftStep = z.infer<typeof step>;

const limits = z.object({
  oncePerDays: figure,
  atMost: some(z.object({ runs: figure, per: z.enum(['week', 'month']).catch('week') })),
  budget: some(z.object({ each: figure, total: figure, per: z.enum(['month', 'year']).catch('year') })),
});

/** A play as it is edited. */
export const DraftPlay = z.object({
  kind: z.literal('play'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  trigger: trigger.catch({ on: 'by_hand', direction: 'any', at: [], days: undefined, below: null, by: null }),
  who: when,
  steps: z.array(step.catch({})).catch([]),
  limits: limits.catch({ oncePerDays: null }),
  holdout: figure,
  aim: some(z.object({ outcome: z.enum(PLAY_OUTCOMES), withinDays: figure, when })),
  stopWhen: when,
});
export type DraftPlay = z.infer<typeof DraftPlay>;

export const [PlayDraft, usePlayDraft] = draftContext<DraftPlay>();

/** What a step asks a person to do: a task or a message. */
export const askedBy = (one: DraftStep) => one.task ?? one.message;

/** Which step it is; null where that is not said yet. */
export const kindOf = (one: DraftStep): StepKind | null => STEP_KINDS.find((kind) => one[kind] !== undefined) ?? null;
/** What a step goes by: its id, else its place. */
export const idOf = (one: DraftStep | undefined, at: number): string => one?.id ?? `step_${at + 1}`;
export const placeOf = (steps: readonly DraftStep[], id: string): number => steps.findIndex((one, at) => idOf(one, at) === id);

/** The step as the document has it: what the form holds as missing is not there. */
export const written = (step: DraftStep): unknown =>
  JSON.parse(
    JSON.stringify(step, (key, value) =>
      (key !== 'value' && value === null) || (key === 'closedAs' && value.length === 0) ? undefined : value,
    ),
  );

export interface StepFormProps {
  step: DraftStep;
  at: number;
}
