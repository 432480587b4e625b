import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Moment, Page, pageOf } from '../shapes.ts';
import { WebhookName } from './webhooks.ts';

/** Where a state of the tracker may take an item: what else happens to an item is for people to say. */
export const TRACKER_MOVES = ['triaged', 'planned', 'in_progress', 'delivered', 'declined'] as const;
export const TRACKER_OUTCOMES = ['moved', 'unchanged', 'not_now', 'unknown_key', 'unknown_state'] as const;

const TrackerState = z.string().trim().min(1).max(120);
const Said = {
  /** Null: the tracker is told nothing. */
  webhook: WebhookName.nullable().default(null),
  states: z
    .array(z.strictObject({ theirs: TrackerState, ours: z.enum(TRACKER_MOVES) }))
    .max(50)
    .default([]),
};
export const FeedbackTracker = z.strictObject({
  ...Said,
  /** Where the tracker posts to; null until a secret was made. */
  path: z.string().nullable(),
});
export type FeedbackTracker = z.infer<typeof FeedbackTracker>;
export const TrackerMessage = z.strictObject({
  id: z.string(),
  receivedAt: Moment,
  key: z.string(),
  state: z.string(),
  outcome: z.enum(TRACKER_OUTCOMES),
  itemId: Id.nullable(),
  itemNumber: z.number().int().nullable(),
});
export type TrackerMessage = z.infer<typeof TrackerMessage>;

/** The issue tracker that items go to and whose states come back. */
export const feedbackTracker = {
  get: endpoint({
    method: 'GET',
    path: '/feedback-tracker',
    summary: 'How the tracker is linked: whom we tell, and what its states mean here',
    needs: 'feedback.plan',
    input: z.strictObject({}),
    output: FeedbackTracker,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/feedback-tracker',
    summary: 'Set whom we tell of moves, and what states of the tracker mean here',
    needs: 'settings.manage',
    input: z.strictObject(Said),
    output: FeedbackTracker,
  }),
  renewSecret: endpoint({
    method: 'POST',
    path: '/feedback-tracker/secret',
    summary: 'Make the path and the secret that the tracker signs with; told this once, and the ones before are good no more',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ ...FeedbackTracker.shape, secret: z.string() }),
  }),
  messages: endpoint({
    method: 'GET',
    path: '/feedback-tracker/messages',
    summary: 'What the tracker told us and what came of it, the latest first',
    needs: 'feedback.plan',
    input: z.strictObject({ ...Page }),
    output: pageOf(TrackerMessage),
  }),
  receive: endpoint({
    method: 'POST',
    path: '/feedback-tracker/messages',
    summary:
      'Tell the state of an issue: by its key, or for an item of ours by its number, which links the two. The same message twice is done once',
    needs: 'feedback.plan',
    input: z.strictObject({
      id: z.string().trim().min(1).max(200),
      key: TrackerState,
      state: TrackerState,
      number: z.number().int().positive().optional(),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .optional(),
    }),
    output: z.strictObject({ outcome: z.enum(TRACKER_OUTCOMES), isNew: z.boolean() }),
  }),
};
