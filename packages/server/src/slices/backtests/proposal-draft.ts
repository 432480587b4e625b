import type { BacktestPoint, Both, TierItem, TierLevel } from '@fulcrum/contract';
import { TierPolicy } from '@fulcrum/contract';
import type { Catalog } from '../../policy/catalog.ts';
import type { Weight } from './proposal-weights.ts';

const PLAIN: readonly (TierLevel & { share: number })[] = [
  { id: 'A', name: { zh: '高', en: 'High' }, share: 0.2 },
  { id: 'B', name: { zh: '中', en: 'Middle' }, share: 0.3 },
  { id: 'C', name: { zh: '低', en: 'Low' }, share: 0.5 },
];
const ID = 'proposed-weights';
const NAME: Both = { zh: '建议权重', en: 'Proposed weights' };

const itemOf = ({ id, weight, bands }: Weight, catalog: Catalog): TierItem => ({
  id: id.replaceAll(/[^a-z0-9]+/g, '_'),
  name: catalog.get(id)?.name ?? { zh: id, en: id },
  whenNull: 'zero',
  weighted: { metric: id, weight, normalise: bands ? { method: 'bands', bands } : { method: 'percentile' } },
});

/** Levels of the policy asked about, and the share of accounts that each had; else three. */
function levelShares(policy: TierPolicy | null, point: BacktestPoint | undefined): (TierLevel & { share: number })[] {
  const told = point?.levels.filter(({ id }) => id !== null) ?? [];
  const all = told.reduce((sum, { accounts }) => sum + accounts, 0);
  if (!policy || !all) return [...PLAIN];
  return policy.levels.map(({ id, name }) => ({ id, name, share: (told.find((one) => one.id === id)?.accounts ?? 0) / all }));
}

interface DraftInit {
  policy: TierPolicy | null;
  point: BacktestPoint | undefined;
  weights: readonly Weight[];
  catalog: Catalog;
  /** Scores of the last point learnt from. */
  scores: readonly number[];
}

/**
 * A tier policy of the weights: that of the policy asked about with other items, else one of its own. Its thresholds cut the accounts into
 * the shares that they had; each is a tenth above the next at least, so that no level is out of reach.
 */
export function draftOf({ policy, point, weights, catalog, scores }: DraftInit): TierPolicy {
  const sorted = scores.toSorted((a, b) => b - a);
  const shares = levelShares(policy, point);
  let taken = 0;
  let above = 100;
  const levels = shares.map(({ id, name, share }, place): TierLevel => {
    if (place === shares.length - 1) return { id, name };
    taken += share;
    const cut = sorted[Math.max(0, Math.ceil(taken * sorted.length) - 1)] ?? 0;
    const below = (shares.length - 1 - place) / 10;
    above = Math.max(below, Math.min(Math.round(cut * 10) / 10, Math.round((above - 0.1) * 10) / 10));
    return { id, name, score: above };
  });
  return TierPolicy.parse({
    ...(policy ?? { apiVersion: 'fulcrum/v1', kind: 'tier', id: ID, name: NAME }),
    sample: false,
    items: weights.map((weight) => itemOf(weight, catalog)),
    levels,
  });
}
