import { type Both, type ComparedBy, type DayComparison, HEALTH_COLOURS } from '@fulcrum/contract';
import { type Ctx, type Handlers, isMaskedFor } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import { Fault } from '../../kernel/fault.ts';
import { lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import type { CatalogsOf } from './account-base.ts';
import { accountQuery } from './account-query.ts';
import { type Compared, comparedDays } from './compare-days.sql.ts';

type Named = { id: string; name: Both | null };

/** The groups in their order, as the policies in force on the later day name them. */
async function named(ctx: Ctx, by: ComparedBy, day: string): Promise<readonly Named[]> {
  if (by === 'tier') return (await tierPolicyOn(ctx.db, day))?.policy.levels ?? [];
  if (by === 'stage') return (await lifecycleInForce(ctx.db, day))?.policy.stages ?? [];
  return HEALTH_COLOURS.map((id) => ({ id, name: null }));
}

function groupsOf(found: Compared, later: readonly Named[], earlier: readonly Named[]): DayComparison['groups'] {
  const known = [...later, ...earlier.filter(({ id }) => !later.some((one) => one.id === id))];
  const met = new Set([...found.before, ...found.after].map(({ id }) => id));
  const others = [...met].flatMap((id) => (id === null || known.some((one) => one.id === id) ? [] : [{ id, name: null }]));
  const none = met.has(null) ? [{ id: null, name: null }] : [];
  const sum = (side: Compared['before'], of: string | null) => {
    const { accounts = 0, amount = '0' } = side.find(({ id }) => id === of) ?? {};
    return { accounts, amount };
  };
  return [...known, ...others, ...none].map(({ id, name }) => ({
    ...{ id, name },
    before: sum(found.before, id),
    after: sum(found.after, id),
  }));
}

/** The customers that a filter meets on two days, each by the policies then in force. */
export async function compareDays(
  ctx: Ctx,
  input: Parameters<Handlers<'accounts'>['compare']>[1],
  catalogsOf: CatalogsOf,
): Promise<DayComparison> {
  const { by, from, to = ctx.today, ...filter } = input;
  if (from > to) throw new Fault('invalid', 'tier.days', { from, to });
  const before = await accountQuery(ctx, { ...filter, asOf: from }, catalogsOf);
  const after = await accountQuery(ctx, { ...filter, asOf: to }, catalogsOf);
  const found = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return comparedDays(db, { by, before, after, byAmount: !isMaskedFor(ctx.actor, 'amount') });
  });
  const groups = groupsOf(found, await named(ctx, by, to), await named(ctx, by, from));
  const place = (id: string | null) => groups.findIndex((group) => group.id === id);
  return {
    ...{ by, from, to, groups, entered: found.entered, left: found.left, movers: found.movers },
    moves: found.moves.toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
  };
}
