import { z } from 'zod';

export const SURVEY_VIEWS = ['surveys', 'detractors', 'late', 'ended'] as const;
/** What the address of the surveys holds: which list, and the survey beside it (`new`: one to be drafted; `rules`: how often people are asked). */
export const surveysSearch = z.object({
  view: z.enum(SURVEY_VIEWS).optional().catch(undefined),
  survey: z.string().optional().catch(undefined),
});
