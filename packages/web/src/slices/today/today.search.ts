import { WORK_DUES } from '@fulcrum/contract';
import { z } from 'zod';

/** What a day of a week or month shows. */
export const DAY_KINDS = ['work', 'events', 'endings'] as const;

/** What the address of Today holds: whose list, which of its tasks, the open task, what is being done to it, the selection. */
export const todaySearch = z.object({
  team: z.boolean().optional().catch(undefined),
  show: z.enum(['overdue', 'done']).optional().catch(undefined),
  /** How it is laid out: a board by when it is due, or the days of a week or month; else the ranked list. */
  view: z.enum(['board', 'week', 'month']).optional().catch(undefined),
  /** Any day of the week or month that is shown. */
  day: z.iso.date().optional().catch(undefined),
  /** What the days leave out. */
  hide: z.array(z.enum(DAY_KINDS)).optional().catch(undefined),
  /** Only what is due so: one column of the board as a list. */
  due: z.enum(WORK_DUES).optional().catch(undefined),
  /** A task's id, or kind and id of other work; `none`: the reader closed the panel. */
  task: z.string().optional().catch(undefined),
  work: z.enum(['log', 'snooze', 'reassign', 'new']).optional().catch(undefined),
  selected: z.array(z.string()).optional().catch(undefined),
});
export type TodaySearch = z.infer<typeof todaySearch>;
