import { RISK_KINDS } from '@fulcrum/contract';
import { z } from 'zod';
import { bands, figure, names, sumOfWeights, text, when } from '../draft-parts.ts';

/** A figure that a document may leave out; one that cannot be read is missing. */
const orElse = (usual: number) => z.number().nullable().catch(null).default(usual);

const normalise = z
  .object({
    method: z.enum(['minmax', 'bands', 'yes_no']).catch('minmax'),
    bands: bands.optional(),
    min: figure,
    max: figure,
    better: z.enum(['high', 'low']).catch('high'),
    yes: orElse(100),
    no: orElse(0),
  })
  .catch({ method: 'minmax', min: null, max: null, better: 'high', yes: 100, no: 0 });
const measure = z.object({ id: text, name: names, weight: orElse(100), metric: text, when, normalise });
const dimension = z.object({ id: text, name: names, weight: figure, measures: z.array(measure).catch([]) });
const dimensions = z.array(dimension).catch([]);
const cap = z.object({ id: text, name: names, when, most: figure });
const variant = z.object({ id: text, name: names, when, coverage: figure, dimensions });

export const RISK_OWNERS = ['owner', 'operations', 'sales', 'service'] as const;
const risk = z.object({
  id: text,
  kind: z.enum(RISK_KINDS).catch('other'),
  name: names,
  when,
  owner: z.enum(RISK_OWNERS).catch('owner'),
  dueInDays: orElse(14),
});

/** A health policy as it is edited. */
export const DraftHealth = z.object({
  kind: z.literal('health'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  coverage: orElse(0.6),
  /** Absent: those that hold where a document says none. */
  colours: z.object({ green: figure, amber: figure }).optional().catch(undefined),
  caps: z.array(cap).catch([]),
  variants: z.array(variant).catch([]),
  dimensions,
  risks: z.array(risk).catch([]),
  schedule: z.enum(['month_end', 'daily', 'manual']).catch('daily'),
});
export type DraftHealth = z.infer<typeof DraftHealth>;
export type DraftDimension = DraftHealth['dimensions'][number];
export type DraftMeasure = DraftDimension['measures'][number];
export type DraftVariant = DraftHealth['variants'][number];
export type DraftCap = DraftHealth['caps'][number];
export type DraftRisk = DraftHealth['risks'][number];

export const coloursOf = ({ colours }: DraftHealth) => colours ?? { green: 70, amber: 40 };

/** What is left to give of 100, for a new part beside these; something small where nothing is. */
export const restOfWeight = (parts: readonly { weight?: number | null | undefined }[]): number => {
  const left = sumOfWeights([100, ...parts.map(({ weight }) => -(weight ?? 0))]);
  return left > 0 && left <= 100 ? left : 10;
};
