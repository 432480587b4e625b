import { type FaultReason, NO_LEVEL, type SimulatedMove, type Simulation, TierPolicy } from '@fulcrum/contract';
import {
  askJobToStop,
  type Ctx,
  type Handlers,
  isMaskedFor,
  pageFrom,
  readCursor,
  ruleOf,
  scopeOf,
  type WriteCtx,
} from '../../access/index.ts';
import { faultText, notFound } from '../../kernel/fault.ts';
import { type MoveRow, type SimulationRow, type Summary, selectMoves, selectSimulations } from '../../policy/simulations.sql.ts';
import { catalogOf } from '../catalog.ts';

const DIRECTIONS = { '1': 'up', '-1': 'down', '0': 'other' } as const;

const levelAsked = (level: string | undefined): string | null | undefined => (level === NO_LEVEL ? null : level);

/** Levels stand in their order, no level last. */
function inOrder({ levels, items, matrix, before, after, effort, ...totals }: Summary) {
  const order = new Map(levels.map(({ id }, place) => [id, place]));
  const place = (id: string | null) => (id === null ? levels.length : (order.get(id) ?? levels.length));
  const byId = <T extends { id: string | null }>(list: T[]) => list.toSorted((a, b) => place(a.id) - place(b.id));
  return {
    ...totals,
    levels,
    items: items.map(({ id, name }) => ({ id, name })),
    matrix: matrix.toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    before: byId(before),
    after: byId(after),
    effort: effort ? { ...effort, levels: byId(effort.levels) } : null,
  };
}

function shown(
  ctx: Ctx,
  { id, policyId, document, version, asOf, createdAt, state, step, fault, isDraft, summary }: SimulationRow,
): Simulation {
  return {
    id,
    policyId,
    policyName: TierPolicy.parse(document).name,
    version,
    asOf,
    createdAt,
    state,
    step,
    fault: fault && faultText(fault.reason as FaultReason, fault.detail, ctx.language),
    isDraft,
    result: state === 'done' && summary ? inOrder(summary) : null,
  };
}

async function ownRow(ctx: Ctx, id: string): Promise<SimulationRow> {
  const [row] = await selectSimulations(ctx.db, { startedBy: ctx.actor.userId, id });
  if (!row) throw notFound(id);
  return row;
}

/** The items that judge a figure masked for the reader: their points would tell it, and so would the score less the others. */
async function hiddenItems(ctx: Ctx, { items }: Summary): Promise<ReadonlySet<string>> {
  if (!ruleOf(ctx.actor).masked.length) return new Set();
  const catalog = await catalogOf(ctx.db);
  const hides = (id: string) => isMaskedFor(ctx.actor, catalog.get(id)?.masked);
  return new Set(items.filter(({ metrics }) => metrics.some(hides)).map(({ id }) => id));
}

function moveOf({ direction, points, scoreBefore, scoreAfter, ...row }: MoveRow, hidden: ReadonlySet<string>): SimulatedMove {
  const hides = points.some(({ id }) => hidden.has(id));
  return {
    ...row,
    direction: DIRECTIONS[String(direction) as keyof typeof DIRECTIONS],
    scoreBefore: hides ? null : scoreBefore,
    scoreAfter: hides ? null : scoreAfter,
    points: points.map((one) => (hidden.has(one.id) ? { id: one.id, before: null, after: null } : one)),
  };
}

export const simulationsHandlers: Handlers<'simulations'> = {
  async list(ctx, { policyId }) {
    const rows = await selectSimulations(ctx.db, { startedBy: ctx.actor.userId, policyId });
    return { items: rows.map((row) => shown(ctx, row)) };
  },

  get: async (ctx, { id }) => shown(ctx, await ownRow(ctx, id)),

  /** Whom the caller meets no more is left out; the totals stay those of the day it was asked. */
  async moves(ctx, { id, from, to, limit, cursor }) {
    const { summary, state } = await ownRow(ctx, id);
    if (!summary || state !== 'done') return { items: [], nextCursor: null };
    const hidden = await hiddenItems(ctx, summary);
    const scope = await scopeOf(ctx, 'reads');
    const after = readCursor(cursor, 2);
    const rows = await selectMoves(ctx.db, { id, from: levelAsked(from), to: levelAsked(to), scope, after, limit });
    return pageFrom(
      rows,
      limit,
      (row) => moveOf(row, hidden),
      (row) => [row.amount, row.accountId],
    );
  },

  async stop(ctx: WriteCtx, { id }) {
    await ownRow(ctx, id);
    await askJobToStop(ctx.db, id, ctx.now);
    await ctx.record({ action: 'policy.stop_simulation', entity: 'policy', entityId: id });
    return shown(ctx, await ownRow(ctx, id));
  },
};
