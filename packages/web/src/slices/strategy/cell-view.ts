import type { MatrixPlay, Reach, StrategyCell, StrategyMatrix } from '@fulcrum/contract';
import type { Layer, MatrixSearch } from './matrix.search.ts';

export interface ReachingPlay extends MatrixPlay {
  reach: Reach;
}
/** Whom plays are to reach. */
export type Whom = Pick<MatrixSearch, 'rank' | 'role'>;

/** What a cell shows. */
export interface CellView {
  cell: StrategyCell;
  /** Made for its level or stage. */
  own: readonly ReachingPlay[];
  /** That reach customers wherever they stand. */
  general: readonly ReachingPlay[];
  /** That somebody begins. */
  hand: readonly ReachingPlay[];
  /** Customers stand there and something is missing: everything, or what would be made for them. */
  gap: 'nothing' | 'own' | null;
}

const addresses = ({ ranks, roles }: MatrixPlay, { rank, role }: Whom): boolean =>
  (!rank || ranks.includes(rank)) && (!role || roles.includes(role));
const runs = ({ paused }: MatrixPlay): boolean => !paused;

function gapOf({ cell, own, general }: Omit<CellView, 'gap' | 'hand'>, layer: Layer): CellView['gap'] {
  if (cell.accounts === 0) return null;
  if (layer === 'resources') return cell.resources.length === 0 ? 'nothing' : null;
  if (layer === 'cadence') return cell.cadence === null ? 'nothing' : null;
  // Where a stage belongs to no part of the benefits, the matrix cannot tell.
  if (layer === 'benefits') return cell.funnel !== null && cell.benefits.length === 0 ? 'nothing' : null;
  if (own.some(runs)) return null;
  return general.some(runs) ? 'own' : 'nothing';
}

/**
 * A cell with its plays: those that are sure before those that may, as the policy lists them. Plays and benefits are written for the main tier
 * policy and lifecycle: by others nothing of them can be missing.
 */
export function viewOf(cell: StrategyCell, plays: StrategyMatrix['plays'], layer: Layer, whom: Whom, isMain = true): CellView {
  const reaching = cell.plays.flatMap(({ id, reach }) => {
    const play = plays.find((one) => one.id === id);
    return play && addresses(play, whom) ? [{ ...play, reach }] : [];
  });
  const begun = reaching.filter(({ reach }) => reach !== 'hand');
  const own = begun.filter((play) => play.own).toSorted((a, b) => Number(a.reach === 'may') - Number(b.reach === 'may'));
  const parts = { cell, own, general: begun.filter((play) => !play.own) };
  return {
    ...parts,
    hand: reaching.filter(({ reach }) => reach === 'hand'),
    gap: isMain || layer === 'resources' ? gapOf(parts, layer) : null,
  };
}

/** All cells of the stages shown. */
export const viewsOf = (matrix: StrategyMatrix, stages: StrategyMatrix['stages'], layer: Layer, whom: Whom): CellView[] =>
  matrix.cells
    .filter(({ stage }) => stages.some(({ id }) => id === stage))
    .map((cell) => viewOf(cell, matrix.plays, layer, whom, matrix.main.tier && matrix.main.lifecycle));

/** Of a masked amount nothing can be summed. */
export function sumOf(views: readonly CellView[]): { accounts: number; amount: number | null } {
  const amount = views.reduce((sum, { cell }) => sum + Number(cell.amount), 0);
  return { accounts: views.reduce((sum, { cell }) => sum + cell.accounts, 0), amount: Number.isNaN(amount) ? null : amount };
}
