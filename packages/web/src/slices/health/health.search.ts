import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';
import { againstSearch } from '../comparison/comparison.search.ts';

export const FALL_PERIODS = { week: 7, month: 30, quarter: 90 } as const;

/** What the address of the health page holds: the day, the view, over how long falls are looked for, and the open panel. */
export const healthSearch = z.object({
  ...daySearch.shape,
  ...againstSearch.shape,
  view: z.enum(['policy', 'backtest']).optional().catch(undefined),
  period: z.enum(['week', 'quarter']).optional().catch(undefined),
  /** The backtest that is open. */
  backtest: z.uuid().optional().catch(undefined),
  panel: z.enum(['edit', 'yaml']).optional().catch(undefined),
});
export type HealthSearch = z.infer<typeof healthSearch>;
