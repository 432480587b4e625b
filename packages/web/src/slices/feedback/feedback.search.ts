import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

export const FEEDBACK_VIEWS = ['board', 'open', 'delivered', 'ended'] as const;
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number];
/** What the address of feedback holds: the view, and the panel beside it. */
export const feedbackSearch = z.object({
  ...daySearch.shape,
  view: z.enum(FEEDBACK_VIEWS).optional().catch(undefined),
  panel: z.enum(['new', 'rules', 'tracker']).optional().catch(undefined),
});
export const ITEM_PANELS = ['triage', 'move', 'merge', 'edit', 'ask'] as const;
export type ItemPanel = (typeof ITEM_PANELS)[number];
export const feedbackItemSearch = z.object({
  ...daySearch.shape,
  panel: z.enum(ITEM_PANELS).optional().catch(undefined),
});
