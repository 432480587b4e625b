import * as z from 'zod';
import { Day, Id } from '../shapes.ts';

const Count = z.number().int();
const Rate = z.number().nullable();
const Share = z.number().min(0).max(1).nullable();

/** What is expected of whoever provides the service: shares from 0 to 1; null: nothing is expected. */
export const ServiceTargets = z.strictObject({
  firstAnswer: Share.default(0.95),
  solution: Share.default(0.9),
  onTime: Share.default(0.95),
  satisfaction: Share.default(0.9),
  /** At most. */
  rejected: Share.default(0.05),
  reopened: Share.default(0.05),
});
export type ServiceTargets = z.infer<typeof ServiceTargets>;
/** One standard for everybody, and providers with targets of their own. */
export const ProviderTargets = z.strictObject({
  standard: ServiceTargets.default(ServiceTargets.parse({})),
  providers: z.record(z.uuid(), ServiceTargets).default({}),
});
export type ProviderTargets = z.infer<typeof ProviderTargets>;

export const SCORE_MEASURES = ['firstAnswer', 'solution', 'onTime', 'satisfaction', 'rejected', 'reopened'] as const;

/** A share as it came out, of how many, against its target; `met` is null without a target or without cases. */
const Measure = z.strictObject({ part: Count, whole: Count, rate: Rate, target: Rate, met: z.boolean().nullable() });

/** How each provider, and we ourselves, served customers in a span of days, by what had come about at its end. */
export const ProviderScorecard = z.strictObject({
  from: Day,
  to: Day,
  items: z.array(
    z.strictObject({
      /** Null: we ourselves. */
      providerId: Id.nullable(),
      providerName: z.string().nullable(),
      requests: z.strictObject({ opened: Count, solved: Count }),
      orders: z.strictObject({ created: Count, delivered: Count }),
      ownTargets: z.boolean(),
      measures: z.strictObject(
        Object.fromEntries(SCORE_MEASURES.map((key) => [key, Measure])) as Record<(typeof SCORE_MEASURES)[number], typeof Measure>,
      ),
    }),
  ),
});
export type ProviderScorecard = z.infer<typeof ProviderScorecard>;
export type ScoreMeasure = (typeof SCORE_MEASURES)[number];
