import type { LifecyclePolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor, scopeOf } from '../../access/index.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { lifecycleOn } from '../../policy/lifecycle-on.sql.ts';
import { rulesOf, storedLifecycle } from '../../policy/lifecycles.sql.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { simulateStages } from '../../policy/simulate-stages.sql.ts';
import { metricsOfLifecycle } from '../../policy/stage-judge.sql.ts';
import { inTrackOrder } from '../../policy/stage-order.ts';
import { tellingStages, tryOutStages } from '../../policy/try-out-stages.sql.ts';
import { catalogsOf } from '../catalog.ts';

type Trial = Handlers<'policies'>['tryOutStages'];

/** What judges by a lifecycle that is not in force: the facts are read as they would be if it were. */
async function draftOf(ctx: Ctx, document: LifecyclePolicy, asOf: string) {
  const catalog = (await catalogsOf(ctx.db, rulesOf(document)))();
  if (document.model === 'conditions') refuseMasked(ctx, catalog, metricsOfLifecycle(document));
  const draft = await storedLifecycle(ctx.db, document.id, 0, document);
  const then = await lifecycleOn(ctx.db, catalog, asOf);
  const own = new Set<string>(draft.policy.stages.map(({ id }) => id));
  const gone = (then ? inTrackOrder(then.stored.policy) : []).filter(({ id }) => !own.has(id));
  return {
    told: { policyId: document.id, asOf, stages: [...inTrackOrder(draft.policy), ...gone].map(({ id, name }) => ({ id, name })) },
    of: { draft, catalog, asOf, spells: then?.spells, scope: await scopeOf(ctx, 'reads') },
    byAmount: !isMaskedFor(ctx.actor, 'amount'),
  };
}

/** What a lifecycle would make of the base, beside the one that was in force on the day. */
export async function stagesByDraft(ctx: Ctx, document: LifecyclePolicy, asOf: string) {
  const { told, of, byAmount } = await draftOf(ctx, document, asOf);
  return ctx.db.transaction().execute(async (tx) => {
    await planWholeBase(tx);
    return { ...told, ...(await simulateStages(tx, { ...of, byAmount })) };
  });
}

/** What a lifecycle makes of up to three accounts. */
export async function tryStages(
  ctx: Ctx,
  document: LifecyclePolicy,
  { accounts, asOf = ctx.today }: Omit<Parameters<Trial>[1], 'yaml'>,
): ReturnType<Trial> {
  const { told, of, byAmount } = await draftOf(ctx, document, asOf);
  const asked = accounts ?? (await tellingStages(ctx.db, { scope: of.scope, byAmount }));
  return { ...told, accounts: await tryOutStages(ctx.db, { ...of, accounts: asked }) };
}
