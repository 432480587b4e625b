import { TierPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor, scopeOf } from '../../access/index.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { metricsOfPolicy } from '../../policy/points.ts';
import { latestRun, runDays, tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { refuseMasked } from '../../policy/refuse-masked.ts';
import { type FrozenNumbers, frozenFor } from '../../policy/relative.ts';
import { expandPolicy } from '../../policy/segments.sql.ts';
import { tellingAccounts } from '../../policy/telling-accounts.sql.ts';
import { tryOut } from '../../policy/try-out.sql.ts';
import { catalogsOf } from '../catalog.ts';

type TryOut = Handlers<'policies'>['tryOut'];

/** Accounts near a threshold of the standard in force and the largest: where a change shows. */
async function usual(ctx: Ctx, policyId: string): Promise<string[]> {
  const [main] = await tierPoliciesInForce(ctx.db, policyId);
  const thresholds = (main?.policy.levels ?? []).flatMap(({ score }) => score ?? []);
  return tellingAccounts(ctx.db, {
    kind: 'tier',
    scope: await scopeOf(ctx, 'reads'),
    thresholds,
    byAmount: !isMaskedFor(ctx.actor, 'amount'),
  });
}

/** Judges up to three accounts by a draft that is stored nowhere, beside the results in force. */
export async function tryDraft(
  ctx: Ctx,
  document: TierPolicy,
  { accounts, asOf = ctx.today }: Omit<Parameters<TryOut>[1], 'yaml'>,
): ReturnType<TryOut> {
  const policy = await expandPolicy(ctx.db, document);
  const catalog = (await catalogsOf(ctx.db))(policy.rfm);
  refuseMasked(ctx, catalog, metricsOfPolicy(policy));
  const run = await latestRun(ctx.db, policy.id, asOf);
  const kept = run ? { policy: TierPolicy.parse(run.document), frozen: run.frozen as FrozenNumbers } : null;
  const frozen = frozenFor(policy, kept);
  const stored = { id: policy.id, version: 0, policy, main: false, publishedAt: null, publishedBy: null, sample: policy.sample };
  const of = {
    ...{ stored, catalog, asOf, frozen, days: await runDays(ctx.db, policy.id, asOf), scope: await scopeOf(ctx, 'reads') },
    accounts: accounts ?? (await usual(ctx, policy.id)),
  };
  const rows = frozen
    ? await tryOut(ctx.db, of)
    : await ctx.db.transaction().execute(async (tx) => {
        await planWholeBase(tx);
        return tryOut(tx, of);
      });
  return { policyId: policy.id, asOf, accounts: rows };
}
