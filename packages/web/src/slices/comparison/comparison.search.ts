import { COMPARED_BY } from '@fulcrum/contract';
import { z } from 'zod';

/** The earlier day that the shown one is held against. */
export const againstSearch = z.object({ against: z.iso.date().optional().catch(undefined) });
/** Where customers may be told apart in several ways: by which. */
export const comparedSearch = againstSearch.extend({ compare: z.enum(COMPARED_BY).optional().catch(undefined) });
