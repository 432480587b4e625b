import { type TierComparison, type TierLevel, TierPolicy } from '@fulcrum/contract';
import { type Ctx, type Handlers, scopeOf } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { Fault } from '../../kernel/fault.ts';
import { decimal, micro } from '../../kernel/micro.ts';
import { latestRun, tierPolicyOn } from '../../policy/policies.sql.ts';
import { catalogOf } from '../catalog.ts';
import { type Move, movesBetween, runBefore } from './compare.sql.ts';

/** The base on two days, each by the policy then in force, and the moves between them. */
export async function compare(
  ctx: Ctx,
  { from: asked, to = ctx.today }: Parameters<Handlers<'tiers'>['compare']>[1],
): Promise<TierComparison> {
  if (asked !== undefined && asked > to) throw new Fault('invalid', 'tier.days', { from: asked, to });
  const stored = await tierPolicyOn(ctx.db, to);
  const nothing = (asOf: string) => ({ asOf, evaluatedOn: null, version: null, levels: [] });
  if (!stored)
    return {
      policyId: null,
      policyName: null,
      from: nothing(asked ?? to),
      to: nothing(to),
      levels: [],
      matrix: [],
      up: 0,
      down: 0,
      other: 0,
    };
  const from = asked ?? (await runBefore(ctx.db, stored.id, to));
  const [first, second] = [await latestRun(ctx.db, stored.id, from), await latestRun(ctx.db, stored.id, to)];
  const of = { catalog: await catalogOf(ctx.db), policyId: stored.id, from, to, scope: await scopeOf(ctx, 'reads') };
  const moves = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return movesBetween(db, of);
  });
  const later = second ? TierPolicy.parse(second.document).levels : stored.policy.levels;
  const earlier = first ? TierPolicy.parse(first.document).levels : [];
  const levels = [...later, ...earlier.filter(({ id }) => !later.some((one) => one.id === id))].map(({ id, name }) => ({ id, name }));
  const place = placeIn(levels);
  const direction = ({ from: a, to: b }: Move) => directionOf(later, a, b);
  const count = (wanted: ReturnType<typeof direction>) =>
    moves.reduce((sum, move) => sum + (move.from !== move.to && direction(move) === wanted ? move.accounts : 0), 0);
  const side = (asOf: string, run: typeof first, key: 'from' | 'to', amount: 'amountBefore' | 'amountAfter') => ({
    asOf,
    evaluatedOn: run?.asOf ?? null,
    version: run?.version ?? null,
    levels: totalsOf(moves, key, amount).toSorted((a, b) => place(a.id) - place(b.id)),
  });
  return {
    policyId: stored.id,
    policyName: stored.policy.name,
    from: side(from, first, 'from', 'amountBefore'),
    to: side(to, second, 'to', 'amountAfter'),
    levels,
    matrix: moves
      .map((move) => ({ from: move.from, to: move.to, accounts: move.accounts, amount: move.amountAfter }))
      .toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    up: count('up'),
    down: count('down'),
    other: count('other'),
  };
}

const placeIn = (levels: readonly { id: string }[]) => (id: string | null) =>
  id === null ? levels.length : levels.findIndex((one) => one.id === id);

function directionOf(later: readonly TierLevel[], from: string | null, to: string | null): 'up' | 'down' | 'other' {
  const [a, b] = [from, to].map((id) => later.findIndex((one) => one.id === id)) as [number, number];
  if (a === -1 || b === -1) return 'other';
  return b < a ? 'up' : 'down';
}

function totalsOf(moves: readonly Move[], key: 'from' | 'to', amount: 'amountBefore' | 'amountAfter') {
  return [...Map.groupBy(moves, (move) => move[key])].map(([id, list]) => ({
    id,
    accounts: list.reduce((sum, move) => sum + move.accounts, 0),
    amount: decimal(list.reduce((sum, move) => sum + micro(move[amount]), 0n)),
  }));
}
