import { z } from 'zod';

/** What the address of Today holds: whose list, which of its tasks, the open task, what is being done to it, the selection. */
export const todaySearch = z.object({
  team: z.boolean().optional().catch(undefined),
  show: z.enum(['overdue', 'done']).optional().catch(undefined),
  /** A task's id, or kind and id of other work; `none`: the reader closed the panel. */
  task: z.string().optional().catch(undefined),
  work: z.enum(['log', 'snooze', 'reassign', 'new']).optional().catch(undefined),
  selected: z.array(z.string()).optional().catch(undefined),
});
export type TodaySearch = z.infer<typeof todaySearch>;
