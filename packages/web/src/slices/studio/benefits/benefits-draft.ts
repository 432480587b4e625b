import { type BenefitKind, measureOf } from '@fulcrum/contract';
import { draftContext } from '../studio-form-context.ts';
import type { DraftBenefits, DraftCell, DraftTerms } from './benefits-shape.ts';

export const [BenefitsDraft, useBenefitsDraft] = draftContext<DraftBenefits>();

export const cellOf = (policy: DraftBenefits | null, level: string, stage: string): DraftCell | undefined =>
  policy?.matrix.find((cell) => cell.level === level && cell.stage === stage);

/** What terms of a kind begin with. */
export function firstTerms(benefit: string, kind: BenefitKind | null, classes: readonly { id: string }[]): object {
  const measure = kind && measureOf(kind);
  if (measure === 'limit') return { benefit, limit: 5 };
  if (measure === 'count') return { benefit, quantity: 1, per: 'year' };
  if (measure === 'class') return { benefit, class: classes[0]?.id ?? '' };
  return { benefit };
}

const FIELDS = ['quantity', 'per', 'limit', 'class'] as const;
const OF_MEASURE = { limit: ['limit'], count: ['quantity', 'per'], class: ['class'], standing: [] } as const satisfies Record<
  string,
  readonly (typeof FIELDS)[number][]
>;
/** What terms say that their kind does not ask for, as after the kind has changed. */
export const notOfKind = (terms: DraftTerms, kind: BenefitKind): (typeof FIELDS)[number][] =>
  FIELDS.filter((field) => terms[field] !== undefined && !(OF_MEASURE[measureOf(kind)] as readonly string[]).includes(field));
