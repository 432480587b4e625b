import { REQUEST_FIGURES, REQUEST_KINDS, REQUEST_LISTS, SEVERITIES } from '@fulcrum/contract';
import { z } from 'zod';

/** What the address of the desk holds: which list, what narrows it, and what is done beside it. */
export const requestsSearch = z.object({
  view: z.enum(REQUEST_LISTS).optional().catch(undefined),
  kind: z.enum(REQUEST_KINDS).optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  assignee: z.uuid().optional().catch(undefined),
  /** The rows of a figure, of a span of days. */
  figure: z.enum(REQUEST_FIGURES).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  panel: z.enum(['new', 'rules', 'forms', 'bulk']).optional().catch(undefined),
});
export type RequestsSearch = z.infer<typeof requestsSearch>;
