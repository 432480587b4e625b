import * as z from 'zod';
import { BenefitsPolicy } from './benefits.ts';
import { CalendarPolicy } from './calendar.ts';
import { HealthPolicy } from './health.ts';
import { LifecyclePolicy } from './lifecycle.ts';
import { PlayPolicy } from './play.ts';
import { ProcedurePolicy } from './procedure.ts';
import { SlaPolicy } from './sla.ts';
import { TierPolicy } from './tier.ts';

export * from './benefits.ts';
export * from './calendar.ts';
export * from './condition.ts';
export * from './health.ts';
export * from './lifecycle.ts';
export * from './mapping.ts';
export * from './play.ts';
export * from './play-step.ts';
export * from './play-trigger.ts';
export * from './play-variables.ts';
export * from './procedure.ts';
export * from './served.ts';
export * from './sla.ts';
export * from './tier.ts';

/** Every kind of policy that a file may hold. */
export const PolicyDocument = z.discriminatedUnion('kind', [
  TierPolicy,
  LifecyclePolicy,
  HealthPolicy,
  PlayPolicy,
  BenefitsPolicy,
  SlaPolicy,
  CalendarPolicy,
  ProcedurePolicy,
]);
export type PolicyDocument = z.infer<typeof PolicyDocument>;
