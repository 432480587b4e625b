import { LIFECYCLE_PHASES } from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text, when } from '../draft-parts.ts';

const head = { kind: z.literal('lifecycle'), id: text, name: names, sample: z.boolean().catch(false) };

const line = z.object({ id: text, name: names, expectedDays: figure, exit: z.array(names).catch([]) });
/** Stages by the dates of subscriptions, as it is edited. */
export const DraftLines = z.object({
  ...head,
  model: z.literal('subscription'),
  grace: figure.default(90),
  undelivered: z.enum(['handover', 'start']).catch('handover'),
  stages: z.array(line).catch([]),
});
export type DraftLines = z.infer<typeof DraftLines>;
export type DraftLine = DraftLines['stages'][number];

const criterion = z.object({ name: names, when }).catch({ name: { zh: '', en: '' }, when: undefined });
const stage = z.object({
  id: text,
  name: names,
  track: z.string().optional().catch(undefined),
  phase: z.enum(LIFECYCLE_PHASES).optional().catch(undefined),
  when,
  followedBy: z.array(z.string()).optional().catch(undefined),
  expectedDays: figure,
  exit: z.array(criterion).catch([]),
  holds: z.boolean().catch(false),
  lost: z.boolean().catch(false),
});
const track = z.object({ id: text, name: names, when });
/** Stages by conditions, as it is edited. */
export const DraftCourse = z.object({
  ...head,
  model: z.literal('conditions'),
  tracks: z.array(track).catch([]),
  stages: z.array(stage).catch([]),
});
export type DraftCourse = z.infer<typeof DraftCourse>;
export type DraftStage = DraftCourse['stages'][number];
export type DraftTrack = DraftCourse['tracks'][number];
export type DraftCriterion = DraftStage['exit'][number];

export const DraftLifecycle = z.discriminatedUnion('model', [DraftLines, DraftCourse]);
export type DraftLifecycle = z.infer<typeof DraftLifecycle>;
