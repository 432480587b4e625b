import * as z from 'zod';
import { Both } from '../shapes.ts';
import { ServedObjectives } from './served.ts';

/** How much of the customer's work stands still, the worst first. */
export const SEVERITIES = ['critical', 'high', 'normal', 'low'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

const Clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
/** Minutes count within these hours alone. */
export const SlaCalendar = z.strictObject({
  days: z.enum(['working', 'every']),
  from: Clock.default('00:00'),
  until: Clock.default('24:00'),
});
export type SlaCalendar = z.infer<typeof SlaCalendar>;

export const SlaTarget = z.strictObject({
  severity: Severity,
  /** Minutes of the calendar until the first answer, and until it is solved. */
  respond: z.number().int().min(1).max(525_600),
  /** Until each further answer; as long as the first where absent. */
  next: z.number().int().min(1).max(525_600).optional(),
  resolve: z.number().int().min(1).max(525_600),
});
export const SlaClass = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: Both,
  calendar: SlaCalendar,
  targets: z.array(SlaTarget).min(1).max(20),
});
export type SlaClass = z.infer<typeof SlaClass>;

/** Classes of service, the best first; benefits say which level has which. */
export const SlaPolicy = z.strictObject({
  apiVersion: z.literal('fulcrum/v1'),
  kind: z.literal('sla'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: Both,
  /** Shown as 示例值 until the service lead confirms the figures. */
  sample: z.boolean().default(false),
  objectives: ServedObjectives,
  classes: z.array(SlaClass).min(1).max(20),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;
