import { LEVERS, type Lever, type TierLift } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { decimal, micro } from '../../../kernel/micro.ts';
import { metricsOfPolicy } from '../../../policy/points.ts';
import { latestRun, policyInForce } from '../../../policy/policies.sql.ts';
import { type FrozenNumbers, isRelative } from '../../../policy/relative.ts';
import { catalogsOf } from '../../catalog.ts';
import { factRows } from '../change.sql.ts';
import { accountMet, type Facts, storedResult } from '../explain.sql.ts';
import { levelSentence } from '../sentence.ts';
import { hider } from '../shown.ts';
import { leverOf } from './levers.ts';
import { baseNumbers, judgeCases, type LiftBasis } from './lift.sql.ts';
import { findPairs } from './pairs.ts';
import { attempt, type SearchInit, search } from './search.ts';
import { tellGains, tellLift } from './tell-lift.ts';

type Input = Parameters<Handlers<'tiers'>['lift']>[1];

/** What would lift an account to a better level, everything else staying as it is on the day. */
export async function lift(ctx: Ctx, { accountId, asOf = ctx.today, policyId }: Input): Promise<TierLift> {
  if (!(await accountMet(ctx.db, accountId, await scopeOf(ctx, 'reads')))) throw notFound('account');
  const stored = await policyInForce(ctx.db, policyId, asOf);
  const { policy } = stored;
  const catalog = (await catalogsOf(ctx.db))(policy.rfm);
  const metrics = metricsOfPolicy(policy);
  const rows = await factRows(ctx.db, { accountId, catalog, metrics, day: asOf });
  if (rows === undefined) throw notFound('account');
  const run = await latestRun(ctx.db, stored.id, asOf);
  const kept = run && (await storedResult(ctx.db, accountId, stored.id, run.asOf));
  const frozen =
    run?.version === stored.version
      ? (run.frozen as FrozenNumbers)
      : isRelative(policy)
        ? await baseNumbers(ctx.db, policy, catalog, asOf)
        : {};
  const basis: LiftBasis = { policy, catalog, day: asOf, frozen, rows };
  const [base] = await judgeCases(ctx.db, basis, [{}]);
  const worst = policy.levels.length;
  const natural = base?.rank ?? worst;
  // Of what is judged, whatever level a person gave.
  const held = kept ? policy.levels.findIndex(({ id }) => id === (kept.judged ?? kept.level)) : -1;
  const standing = held === -1 ? natural : held;
  const masked = metrics.some(hider(ctx, catalog));
  const next = policy.levels[Math.min(standing, natural) - 1];
  const head = {
    policyId: stored.id,
    policyName: policy.name,
    version: stored.version,
    asOf,
    level: policy.levels[standing]?.id ?? null,
    levelName: policy.levels[standing]?.name ?? null,
    next: next ? { id: next.id, name: next.name, rule: levelSentence(next, catalog) } : null,
    score: masked || !base || !policy.items.length ? null : decimal(micro(base.score)),
    missing: masked || !base || next?.score === undefined ? null : decimal(missing(next.score, base.score)),
    heldFrom: !masked && natural > standing ? (policy.levels[natural]?.id ?? null) : null,
    due: !masked && natural < standing ? (policy.levels[natural]?.id ?? null) : null,
    byHand: kept?.overrideId ? kept.level : null,
    masked,
    sample: stored.sample,
  };
  const nothing = { ...head, singles: [], pairs: [], gains: [] };
  if (masked || !next || !base) return nothing;
  const of: SearchInit = {
    policy,
    frozen,
    facts: (JSON.parse(rows) as Facts[])[0] ?? {},
    day: asOf,
    base,
    better: Math.min(standing, natural),
    judge: (cases) => judgeCases(ctx.db, basis, cases),
  };
  const movable = metrics.flatMap((id) => {
    const metric = catalog.get(id);
    const lever = leverOf(id);
    return metric && metric.type !== 'set' && lever ? [{ metric, lever }] : [];
  });
  const attempts = await attempt(
    of,
    movable.map(({ metric }) => ({ metric, fixed: {} })),
  );
  const found = await search(of, attempts);
  const byLever = (a: { lever: Lever }, b: { lever: Lever }) => LEVERS.indexOf(a.lever) - LEVERS.indexOf(b.lever);
  const singles = movable.flatMap(({ lever }, index) => (found[index] ? [{ lever, found: [found[index]] }] : [])).toSorted(byLever);
  const people = attempts.filter((_, index) => movable[index]!.lever !== 'time');
  const alone = singles.some(({ lever }) => lever !== 'time');
  const pairs = alone ? [] : await findPairs(of, people);
  return {
    ...head,
    singles: singles.map((one) => tellLift(of, one.found)),
    pairs: pairs.map((pair) => tellLift(of, pair)),
    gains: tellGains(
      of,
      attempts.filter((_, index) => !found[index]),
    ),
  };
}

function missing(wanted: number, score: string): bigint {
  const short = micro(wanted.toFixed(6)) - micro(score);
  return short > 0n ? short : 0n;
}
