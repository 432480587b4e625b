import { type DayComparison, type DayMover, PolicyDocument } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { tx } from '../../db/pool.ts';
import { planWholeBase } from '../../db/whole-base.ts';
import type { CatalogsOf } from './account-base.ts';
import { comparedDays, type DayPair, type Moves, moversBetween } from './compare-days.sql.ts';
import { type ComparedSides, comparedSides, groupsOn, type Named } from './compared-sides.ts';

function groupsOf(found: DayPair, later: readonly Named[], earlier: readonly Named[]): DayComparison['groups'] {
  const known = [...later, ...earlier.filter(({ id }) => !later.some((one) => one.id === id))];
  const met = new Set([...found.before, ...found.after].map(({ id }) => id));
  const others = [...met].flatMap((id) => (id === null || known.some((one) => one.id === id) ? [] : [{ id, name: null }]));
  const none = met.has(null) ? [{ id: null, name: null }] : [];
  const sum = (side: DayPair['before'], of: string | null) => {
    const { accounts = 0, amount = '0' } = side.find(({ id }) => id === of) ?? {};
    return { accounts, amount };
  };
  return [...known, ...others, ...none].map(({ id, name }) => ({
    ...{ id, name },
    before: sum(found.before, id),
    after: sum(found.after, id),
  }));
}

/** What is not known of a customer's health stands in no order of better and worse. */
const ordered = (groups: readonly Named[]): string[] => groups.map(({ id }) => id).filter((id) => id !== 'unknown');

function waysOf(moves: readonly Moves[], order: readonly string[]): NonNullable<DayComparison['ways']> {
  const ways = { up: 0, down: 0, other: 0 };
  for (const { from, to, accounts } of moves) {
    if (from === to) continue;
    const [a, b] = [order.indexOf(from ?? ''), order.indexOf(to ?? '')];
    ways[a === -1 || b === -1 ? 'other' : b < a ? 'up' : 'down'] += accounts;
  }
  return ways;
}

const side = ({ asOf, by }: ComparedSides['from']) => ({ asOf, evaluatedOn: by?.evaluatedOn ?? null, version: by?.version ?? null });

/** The customers that a filter meets on two days, each by the policies then in force. */
export async function compareDays(
  ctx: Ctx,
  input: Parameters<Handlers<'accounts'>['compare']>[1],
  catalogsOf: CatalogsOf,
): Promise<DayComparison> {
  const sides = await comparedSides(ctx, input, catalogsOf);
  const found = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return comparedDays(db, sides);
  });
  const { by, from, to } = sides;
  const later = groupsOn(by, to);
  const groups = groupsOf(found, later, groupsOn(by, from));
  const place = (id: string | null) => groups.findIndex((group) => group.id === id);
  return {
    by,
    policyId: to.by?.policyId ?? null,
    policyName: to.by ? PolicyDocument.parse(to.by.document).name : null,
    from: side(from),
    to: side(to),
    groups,
    moves: found.moves.toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    ways: by === 'stage' ? null : waysOf(found.moves, ordered(later)),
    entered: found.entered,
    left: found.left,
  };
}

/** Who is in another group on the later day, came or went. */
export async function movers(
  ctx: Ctx,
  { limit, cursor, ...input }: Parameters<Handlers<'accounts'>['movers']>[1],
  catalogsOf: CatalogsOf,
): Promise<{ items: DayMover[]; nextCursor: string | null }> {
  const sides = await comparedSides(ctx, input, catalogsOf);
  const after = readCursor(cursor, 3);
  const found = await tx(ctx.db, async (db) => {
    await planWholeBase(db);
    return moversBetween(db, { ...sides, page: { after, limit } });
  });
  return pageFrom(
    found,
    limit,
    ({ key: _, ...mover }) => mover,
    ({ key, name, accountId }) => [key, name, accountId],
  );
}
