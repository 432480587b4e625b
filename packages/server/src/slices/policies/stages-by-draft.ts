import type { LifecyclePolicy } from '@fulcrum/contract';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { lifecycleOn } from '../../policy/lifecycle-on.sql.ts';
import { storedLifecycle } from '../../policy/lifecycles.sql.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { simulateStages } from '../../policy/simulate-stages.sql.ts';
import { metricsOfLifecycle } from '../../policy/stage-judge.sql.ts';
import { catalogOf } from '../catalog.ts';

/** What a lifecycle would make of the base, beside the one that was in force on the day. */
export async function stagesByDraft(ctx: Ctx, document: LifecyclePolicy, asOf: string) {
  const catalog = await catalogOf(ctx.db);
  if (document.model === 'conditions') refuseMasked(ctx, catalog, metricsOfLifecycle(document));
  const draft = await storedLifecycle(ctx.db, document.id, 0, document);
  const then = await lifecycleOn(ctx.db, catalog, asOf);
  const own = new Set<string>(draft.policy.stages.map(({ id }) => id));
  const gone = (then?.stored.policy.stages ?? []).filter(({ id }) => !own.has(id));
  return {
    policyId: document.id,
    asOf,
    stages: [...draft.policy.stages, ...gone].map(({ id, name }) => ({ id, name })),
    moves: await simulateStages(ctx.db, { draft, catalog, asOf, spells: then?.spells, scope: await scopeOf(ctx, 'reads') }),
  };
}
