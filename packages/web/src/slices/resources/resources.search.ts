import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

export const RESOURCE_VIEWS = ['open', 'todo', 'mine', 'ended', 'catalogue', 'costs'] as const;
/** What the address of the resources holds: the day, what is shown, the request that is open, and what is done beside the list. */
export const resourcesSearch = z.object({
  ...daySearch.shape,
  view: z.enum(RESOURCE_VIEWS).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  /** `ask`, or a record of the catalogue: `resources:new`, `resources:<id>`. */
  panel: z.string().max(60).optional().catch(undefined),
});
export type ResourcesSearch = z.infer<typeof resourcesSearch>;
