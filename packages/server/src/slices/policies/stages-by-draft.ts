import type { LifecyclePolicy } from '@fulcrum/contract';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { lifecycleInForce, storedLifecycle } from '../../policy/lifecycles.sql.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { simulateStages } from '../../policy/simulate-stages.sql.ts';
import { metricsOfLifecycle } from '../../policy/stage-judge.sql.ts';
import { catalogOf } from '../catalog.ts';

/** What a lifecycle that is not in force would make of the base. */
export async function stagesByDraft(ctx: Ctx, document: LifecyclePolicy, asOf: string) {
  const catalog = await catalogOf(ctx.db);
  if (document.model === 'conditions') refuseMasked(ctx, catalog, metricsOfLifecycle(document));
  const draft = await storedLifecycle(ctx.db, document.id, 0, document);
  const now = await lifecycleInForce(ctx.db);
  const own = new Set<string>(draft.policy.stages.map(({ id }) => id));
  const gone = (now?.policy.stages ?? []).filter(({ id }) => !own.has(id));
  return {
    policyId: document.id,
    asOf,
    stages: [...draft.policy.stages, ...gone].map(({ id, name }) => ({ id, name })),
    moves: await simulateStages(ctx.db, { draft, catalog, asOf, scope: await scopeOf(ctx, 'reads') }),
  };
}
