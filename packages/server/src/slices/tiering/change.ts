import type { TierChange } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import type { Catalog, CatalogFor } from '../../policy/catalog.ts';
import { metricsOfPolicy } from '../../policy/points.ts';
import { policyInForce } from '../../policy/policies.sql.ts';
import { isRelative } from '../../policy/relative.ts';
import { catalogsOf } from '../catalog.ts';
import { factRows, judgeGiven, tellingDays } from './change.sql.ts';
import type { Path, Scored } from './change-parts.ts';
import { accountMet } from './explain.sql.ts';
import { type Standing, standingOf } from './standing.ts';
import { type Told, tellChange } from './tell-change.ts';

type Input = Parameters<Handlers<'tiers'>['change']>[1];

/** Why an account's score and level differ between two days: what its facts, the base, the rules and late records did. */
export async function change(ctx: Ctx, { accountId, policyId, ...asked }: Input): Promise<TierChange> {
  if (!(await accountMet(ctx.db, accountId, await scopeOf(ctx, 'reads')))) throw notFound('account');
  const stored = await policyInForce(ctx.db, policyId);
  const { from, to } = await tellingDays(ctx.db, { accountId, policyId: stored.id, today: ctx.today, ...asked });
  if (from > to) throw new Fault('invalid', 'tier.days', { from, to });
  const before = await standingOf(ctx.db, { accountId, stored, asOf: from });
  const after = await standingOf(ctx.db, { accountId, stored, asOf: to });
  return tellChange(ctx, { ...(await pathBetween(ctx, before, after, await catalogsOf(ctx.db))), stored, from, to });
}

async function pathBetween(
  ctx: Ctx,
  before: Standing,
  after: Standing,
  catalogs: CatalogFor,
): Promise<Omit<Told, 'stored' | 'from' | 'to'>> {
  const metrics = [...new Set([...metricsOfPolicy(before.policy), ...metricsOfPolicy(after.policy)])];
  const { accountId } = after;
  const [old, catalog] = [catalogs(before.policy.rfm), catalogs(after.policy.rfm)];
  const rows = (of: Catalog, { day }: Standing) => factRows(ctx.db, { accountId, catalog: of, metrics, day });
  const [then, oldNow, now] = [await rows(old, before), await rows(old, after), await rows(catalog, after)];
  const judged = async (of: Standing, facts: string | undefined, day: Standing, base: Standing) =>
    facts === undefined
      ? null
      : judgeGiven(ctx.db, { accountId, policy: of.policy, catalog: catalogs(of.policy.rfm), rows: facts, day: day.day, base: base.day });
  const beforeNow = await judged(before, then, before, before);
  const newFacts = await judged(before, oldNow, after, before);
  const newBase = isRelative(before.policy) ? await judged(before, oldNow, after, after) : newFacts;
  const afterNow = before.version === after.version ? newBase : await judged(after, now, after, after);
  const step = ({ policy }: Standing, result: { points: (string | null)[] } | null | undefined): Scored => ({
    policy,
    points: result?.points ?? [],
  });
  const path: Path = {
    before: step(before, before.kept ?? beforeNow),
    beforeNow: step(before, beforeNow),
    newFacts: step(before, newFacts),
    newBase: step(before, newBase),
    afterNow: step(after, afterNow),
    after: step(after, after.kept ?? afterNow),
  };
  return {
    before: { standing: before, live: beforeNow, rows: then },
    after: { standing: after, live: afterNow, rows: now },
    catalog,
    path,
  };
}
