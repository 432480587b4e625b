import { Condition } from '@fulcrum/contract';
import { z } from 'zod';

// What drafts of every kind are made of. As it is edited any part may be missing, and what cannot be read is left out: the server says what is wrong.
export const figure = z.number().nullish().catch(null);
export const text = z.string().catch('');
export const names = z.object({ zh: text, en: text }).catch({ zh: '', en: '' });
export const when = Condition.optional().catch(undefined);
const band = z.object({ from: figure, to: figure, points: figure });
export const bands = z.array(band).catch([]);
export type DraftBand = z.infer<typeof band>;

/** What weights come to, without the dust of binary fractions. */
export const sumOfWeights = (weights: readonly (number | null | undefined)[]): number =>
  Math.round(weights.reduce((sum: number, one) => sum + (one ?? 0), 0) * 1e6) / 1e6;
