import * as z from 'zod';
import { HealthPolicy } from './health.ts';
import { LifecyclePolicy } from './lifecycle.ts';
import { PlayPolicy } from './play.ts';
import { TierPolicy } from './tier.ts';

export * from './condition.ts';
export * from './health.ts';
export * from './lifecycle.ts';
export * from './mapping.ts';
export * from './play.ts';
export * from './tier.ts';

/** Every kind of policy that a file may hold. */
export const PolicyDocument = z.discriminatedUnion('kind', [TierPolicy, LifecyclePolicy, HealthPolicy, PlayPolicy]);
export type PolicyDocument = z.infer<typeof PolicyDocument>;
