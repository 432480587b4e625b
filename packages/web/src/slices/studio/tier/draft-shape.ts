import { z } from 'zod';
import { bands, figure, names, sumOfWeights, text, when } from '../draft-parts.ts';

const normalise = z
  .object({ method: z.enum(['minmax', 'percentile', 'bands']).catch('percentile'), min: figure, max: figure, bands: bands.optional() })
  .catch({ method: 'percentile' });
const item = z.object({
  id: text,
  name: names,
  whenNull: z.enum(['zero', 'skip', 'fail']).catch('zero'),
  band: z.object({ metric: text, bands }).optional().catch(undefined),
  condition: z.object({ when, points: figure }).optional().catch(undefined),
  perUnit: z.object({ metric: text, points: figure, max: figure, min: figure }).optional().catch(undefined),
  weighted: z.object({ metric: text, weight: figure, normalise }).optional().catch(undefined),
});
const level = z.object({ id: text, name: names, score: figure, when });

/** A tier policy as it is edited: any figure may be missing, and what cannot be read is left out. The server says what is wrong. */
export const DraftPolicy = z.object({
  kind: z.literal('tier'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  items: z.array(item).catch([]),
  levels: z.array(level).catch([]),
  hysteresis: z.object({ margin: figure, evaluations: figure }).optional().catch(undefined),
  schedule: z.enum(['month_end', 'daily', 'manual']).catch('month_end'),
  confirmation: z.enum(['automatic', 'required']).catch('automatic'),
  overrideEnd: z.enum(['required', 'optional']).catch('required'),
});
export type DraftPolicy = z.infer<typeof DraftPolicy>;
export type DraftItem = DraftPolicy['items'][number];
export type DraftLevel = DraftPolicy['levels'][number];
export type ItemKind = 'band' | 'condition' | 'perUnit' | 'weighted';

/** The kind of an item by the part that it has; null for one that has none yet. */
export const kindOfItem = (of: DraftItem): ItemKind | null =>
  of.band ? 'band' : of.condition ? 'condition' : of.perUnit ? 'perUnit' : of.weighted ? 'weighted' : null;

/** What the weights come to. */
export const weightsOf = (policy: DraftPolicy): number | null => {
  const weights = policy.items.flatMap(({ weighted }) => (weighted ? [weighted.weight ?? 0] : []));
  return weights.length ? sumOfWeights(weights) : null;
};
