import { type LifecyclePolicy, SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import { repeated } from './check-ids.ts';
import type { PolicyIssue } from './parse-policy.ts';

/** Every stage that a subscription may be in has its name, once. */
export function checkLifecycle({ stages }: Pick<LifecyclePolicy, 'stages'>): PolicyIssue[] {
  const missing = SUBSCRIPTION_STAGES.filter((id) => !stages.some((stage) => stage.id === id));
  return [
    ...repeated(stages, 'stages'),
    ...missing.map((id) => ({
      path: ['stages'],
      code: 'stages.missing',
      message: { zh: `缺少阶段“${id}”，请补上它的名称`, en: `The stage “${id}” is missing: add it with its name` },
    })),
  ];
}
