import * as z from 'zod';
import { endpoint, streamEndpoint } from '../endpoint.ts';
import { AsOf, Both, Day, Id, masked, Page, pageOf, Text } from '../shapes.ts';

/** Numbered places of a wide row: the 65th metric is refused. */
export const USAGE_SLOTS = 64;
export const USAGE_AGGREGATES = ['sum', 'avg', 'max', 'last'] as const;
/** What `usage.seat_rate_30d` divides by the seats of the governing contract: people who used the product. */
export const USAGE_COUNTS = ['active_users'] as const;
/** `_trend` and `seat_rate` are left to the built-in metrics, whose ids begin alike. */
export const UsageMetricId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .refine((id) => !id.endsWith('_trend') && id !== 'seat_rate');

export const UsageMetric = z.strictObject({
  id: z.string(),
  slot: z.number().int().min(1).max(USAGE_SLOTS),
  aggregate: z.enum(USAGE_AGGREGATES),
  unit: z.string().nullable(),
  name: Both,
  counts: z.enum(USAGE_COUNTS).nullable(),
  revision: z.number().int(),
});
export type UsageMetric = z.infer<typeof UsageMetric>;
const MetricFields = {
  aggregate: UsageMetric.shape.aggregate,
  unit: Text.nullable(),
  name: z.strictObject({ zh: Text, en: Text }),
  counts: UsageMetric.shape.counts,
};

/** Why a line of a bulk ingest was not taken. */
export const USAGE_REFUSALS = [
  'line.not_json',
  'line.too_long',
  'line.broken',
  'account.missing',
  'account.unknown',
  'product.unknown',
  'contact.unknown',
  'metric.name',
  'metric.no_slot',
  'day.invalid',
  'day.in_future',
  'day.too_old',
  'value.invalid',
  'value.out_of_range',
] as const;
export type UsageRefusal = (typeof USAGE_REFUSALS)[number];
/** Values: each line received is written, unchanged or rejected. */
export const UsageIngest = z.strictObject({
  received: z.number().int(),
  written: z.number().int(),
  /** Stored alike already, or said again further down. */
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Metrics made on the way. */
  metricsMade: z.array(z.string()),
  refusals: z.array(z.strictObject({ reason: z.enum(USAGE_REFUSALS), count: z.number().int(), message: z.string() })),
  /** The first hundred lines that were refused. */
  examples: z.array(z.strictObject({ line: z.number().int(), reason: z.enum(USAGE_REFUSALS), value: z.string(), message: z.string() })),
});
export type UsageIngest = z.infer<typeof UsageIngest>;

export const UsageSeries = z.strictObject({
  asOf: Day,
  from: Day,
  step: z.enum(['day', 'week']),
  /** The last day of a period is `day`; a period without any value has null. */
  metrics: z.array(
    z.strictObject({
      id: z.string(),
      name: Both,
      unit: z.string().nullable(),
      aggregate: UsageMetric.shape.aggregate,
      counts: UsageMetric.shape.counts,
      points: z.array(z.strictObject({ day: Day, value: z.number().nullable() })),
    }),
  ),
  lastOn: Day.nullable(),
  silentDays: z.number().int().nullable(),
  /** Of the last 30 days over the seats; null without either. */
  seatRate30d: z.number().nullable(),
  seats: z.number().nullable(),
});
export type UsageSeries = z.infer<typeof UsageSeries>;
export const UsageContact = z.strictObject({
  contactId: Id,
  name: masked('person', z.string()),
  title: z.string().nullable(),
  decisionRole: z.string().nullable(),
  /** Null: never seen using it. */
  lastOn: Day.nullable(),
  silentDays: z.number().int().nullable(),
});
export type UsageContact = z.infer<typeof UsageContact>;
const Retention = z.strictObject({ months: z.number().int().min(4).max(240).nullable() });

export const usage = {
  metrics: endpoint({
    method: 'GET',
    path: '/usage/metrics',
    summary: 'Usage metrics with their slots',
    needs: 'usage.read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(UsageMetric), slots: z.number().int(), retentionMonths: z.number().int().nullable() }),
  }),
  declare: endpoint({
    method: 'POST',
    path: '/usage/metrics',
    summary: 'Declare a usage metric; it takes the next free slot',
    needs: 'usage.write',
    status: 201,
    input: z.strictObject({ id: UsageMetricId, ...z.strictObject(MetricFields).partial().shape }),
    output: UsageMetric,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/usage/metrics/{id}',
    summary: 'Name a usage metric, or say how it adds up',
    needs: 'usage.write',
    input: z.strictObject({ id: z.string(), revision: z.number().int(), ...z.strictObject(MetricFields).partial().shape }),
    output: UsageMetric,
  }),
  retain: endpoint({
    method: 'PUT',
    path: '/usage/retention',
    summary: 'How many months of usage are kept; null keeps all',
    needs: 'settings.manage',
    input: Retention,
    output: Retention,
  }),
  series: endpoint({
    method: 'GET',
    path: '/usage',
    summary: 'Usage of an account by day or week',
    needs: 'usage.read',
    input: z.strictObject({
      accountId: Id,
      ...AsOf,
      days: z.number().int().min(7).max(800).default(182),
      step: z.enum(['day', 'week']).default('week'),
      metric: z.string().optional(),
      productId: Id.optional(),
    }),
    output: UsageSeries,
  }),
  contacts: endpoint({
    method: 'GET',
    path: '/usage/contacts',
    summary: 'People of an account by when they last used it, the silent first',
    needs: 'usage.read',
    input: z.strictObject({ accountId: Id, ...AsOf, limit: Page.limit, cursor: Page.cursor }),
    output: pageOf(UsageContact),
  }),
};
export const usageStreams = {
  usageBulk: streamEndpoint({
    stream: 'in',
    method: 'POST',
    path: '/usage/bulk',
    summary: 'Usage values, one a line: NDJSON {account, product?, contact?, metric, day, value, knownAt?}, or CSV with these headings',
    needs: 'usage.write',
    formats: { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson', 'application/jsonl': 'ndjson' },
    query: z.strictObject({ format: z.enum(['ndjson', 'csv']).default('ndjson') }),
    output: UsageIngest,
  }),
};
