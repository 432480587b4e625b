import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';
import { againstSearch } from '../comparison/comparison.search.ts';

/** What the address of the tiers page holds: the day, the view, the Pareto's amount and the open panel. */
export const tiersSearch = z.object({
  ...daySearch.shape,
  ...againstSearch.shape,
  view: z
    .enum(['policy', 'proposals', 'overrides', 'simulation', 'backtest', 'sensitivity', 'compare', 'portfolio', 'runs'])
    .optional()
    .catch(undefined),
  amount: z.literal('total').optional().catch(undefined),
  /** The backtest that is open. */
  backtest: z.uuid().optional().catch(undefined),
  /** The simulation shown, and the account whose level is explained beside it. */
  simulation: z.uuid().optional().catch(undefined),
  account: z.uuid().optional().catch(undefined),
  panel: z.enum(['edit', 'yaml', 'overrides', 'publishing']).optional().catch(undefined),
  /** The version of the policy that is open. */
  version: z.number().int().optional().catch(undefined),
});
export type TiersSearch = z.infer<typeof tiersSearch>;
