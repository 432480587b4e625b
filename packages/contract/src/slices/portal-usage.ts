import * as z from 'zod';
import { endpoint, routesNeeding, streamEndpoint } from '../endpoint.ts';
import { Day, Id } from '../shapes.ts';
import { UsageMetric } from './usage.ts';

const of = routesNeeding('portal');
/** `2026-10`; the last complete one where none is named. */
const Asked = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});
const Figures = z.array(z.strictObject({ id: z.string(), value: z.number().nullable() }));

/** What a company uses: each figure is the metric's own over the 30 days up to the last day of a month, as we read it ourselves. */
export const PortalUsage = z.strictObject({
  /** The last day of the month; the 30 days end with it. */
  asOf: Day,
  month: z.string(),
  /** Those that the company may read; none: there is no report. */
  metrics: z.array(
    UsageMetric.pick({ id: true, name: true, unit: true, aggregate: true, counts: true }).extend({
      value: z.number().nullable(),
      /** Against the 30 days before; null where there is nothing to compare with. */
      trend: z.number().nullable(),
      months: z.array(z.strictObject({ month: z.string(), value: z.number().nullable() })),
    }),
  ),
  lastOn: Day.nullable(),
  /** Seats bought, and the share of them in use; null where active users are not shown, or no seats were bought. */
  seats: z.number().nullable(),
  seatRate: z.number().nullable(),
  /** Products that were bought by the day, or used in the month. */
  products: z.array(z.strictObject({ id: Id, name: z.string(), bought: z.boolean(), lastOn: Day.nullable(), figures: Figures })),
});
export type PortalUsage = z.infer<typeof PortalUsage>;

export const portalUsage = {
  report: endpoint({
    ...of(
      'GET',
      '/portal/usage',
      'What my company uses: figures of a month, their course over twelve, and by product against what was bought',
    ),
    input: Asked,
    output: PortalUsage,
  }),
};
export const portalUsageStreams = {
  portalUsageFile: streamEndpoint({
    stream: 'out',
    method: 'GET',
    path: '/portal/usage/file',
    summary: 'The usage of my company over twelve months, as csv',
    needs: 'portal',
    query: Asked,
    output: z.never(),
  }),
};
