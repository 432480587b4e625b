import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { AsOf, Both, Day } from '../shapes.ts';

/** A value of a metric on the wire. */
export const MetricValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const MetricInfo = z.strictObject({
  id: z.string(),
  type: z.enum(['money', 'count', 'days', 'date', 'ratio', 'score', 'text', 'boolean', 'number', 'set']),
  name: Both,
  meaning: Both,
  whenNone: z.enum(['zero', 'null']),
  masked: z.boolean(),
  /** Kept up to date for every account: lists show it as a column and filter by it at once. */
  listed: z.boolean(),
  additive: z.boolean(),
  choices: z.record(z.string(), Both).optional(),
});
export type MetricInfo = z.infer<typeof MetricInfo>;
export const metrics = {
  list: endpoint({
    method: 'GET',
    path: '/metrics',
    summary: 'The metric catalog',
    needs: 'metrics.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(MetricInfo) }),
  }),
  value: endpoint({
    method: 'GET',
    path: '/metrics/{id}',
    summary: 'One metric as of a date or by period, in total or by account',
    needs: 'metrics.read',
    input: z.strictObject({
      id: z.string(),
      ...AsOf,
      from: Day.optional(),
      to: Day.optional(),
      period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
      by: z.enum(['account', 'tier', 'owner', 'industry']).optional(),
      /** How `rfm.*` is scored, when not by quintiles of average rank over 12 months. */
      method: z.enum(['average-rank', 'quantile-plus-one']).optional(),
      window: z.enum(['12m', 'all']).optional(),
      limit: z.number().int().min(1).max(200_000).optional(),
    }),
    output: z.strictObject({
      id: z.string(),
      rows: z.array(z.strictObject({ period: z.string(), dim: z.string().nullable(), value: MetricValue })),
    }),
  }),
};
