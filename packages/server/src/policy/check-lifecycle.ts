import { type LifecyclePolicy, SUBSCRIPTION_STAGES } from '@fulcrum/contract';
import type { Catalog } from './catalog.ts';
import { repeated } from './check-ids.ts';
import { checkStages } from './check-stages.ts';
import type { PolicyIssue } from './parse-policy.ts';

export const checkLifecycle = (policy: LifecyclePolicy, catalog: Catalog): PolicyIssue[] =>
  policy.model === 'subscription' ? checkNames(policy.stages) : checkStages(policy, catalog);

/** Every stage that a subscription may be in has its name, once. */
function checkNames(stages: readonly { id: string }[]): PolicyIssue[] {
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
