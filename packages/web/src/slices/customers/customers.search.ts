import { Condition } from '@fulcrum/contract';
import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';
import { comparedSearch } from '../comparison/comparison.search.ts';

const SORTS = [
  'name',
  '-name',
  'tier',
  '-tier',
  'amount',
  '-amount',
  'lastOrder',
  '-lastOrder',
  'arr',
  '-arr',
  'termEnd',
  '-termEnd',
  'health',
  '-health',
] as const;

/** What the address of the customers list holds: the day, words, view, filter, sort and the open panel. */
export const customersSearch = z.object({
  ...daySearch.shape,
  ...comparedSearch.shape,
  q: z.string().max(100).optional().catch(undefined),
  mine: z.literal(true).optional().catch(undefined),
  /** A level's id, or `none`. */
  tier: z.string().max(12).optional().catch(undefined),
  filter: Condition.optional().catch(undefined),
  segment: z.string().optional().catch(undefined),
  /** The accounts right below this one. */
  parent: z.string().optional().catch(undefined),
  /** The saved view that the rest came from. */
  view: z.string().optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  /** The account whose tier is explained. */
  explain: z.string().optional().catch(undefined),
  /** A new customer, the whole filter, or the filter to be kept as a segment. */
  panel: z.enum(['new', 'filter', 'segment']).optional().catch(undefined),
});
export type CustomersSearch = z.infer<typeof customersSearch>;
export const DEFAULT_SORT = '-amount';
