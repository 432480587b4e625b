import { z } from 'zod';

export const COMMUNITY_VIEWS = ['unanswered', 'waiting', 'all', 'communities'] as const;
/** What the page of the communities shows, and which community's panel is open; `new`: one that is being made. */
export const communitySearch = z.object({
  view: z.enum(COMMUNITY_VIEWS).optional().catch(undefined),
  community: z.uuid().optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  panel: z
    .union([z.uuid(), z.enum(['new', 'rules'])])
    .optional()
    .catch(undefined),
});
