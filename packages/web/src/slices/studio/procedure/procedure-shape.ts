import { PROCEDURE_CATEGORIES, ROLES, SignedKind } from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text } from '../draft-parts.ts';
import { draftContext } from '../studio-form-context.ts';

const time = z.object({ unit: z.enum(['hours', 'days']).catch('days'), count: figure }).catch({ unit: 'days', count: null });
export type DraftTime = z.infer<typeof time>;
const department = z.object({ id: text, name: names, who: z.enum(['owner', ...ROLES]).catch('owner'), kpi: names });
const item = z.object({ id: text, name: names, required: z.boolean().catch(true) });
const step = z.object({
  id: text,
  name: names,
  department: text,
  does: z.object({ zh: text, en: text }).optional().catch(undefined),
  within: time,
  checklist: z.array(item).optional().catch(undefined),
  milestone: z
    .object({ by: figure, firstValue: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
  courses: z.array(text).optional().catch(undefined),
  approval: z.boolean().catch(false),
  accept: z.boolean().catch(true),
  // As the server has it where none is given.
  acceptWithin: time.optional().transform((given) => given ?? ({ unit: 'days', count: 1 } as const)),
});

/** A procedure as it is edited. */
export const DraftProcedure = z.object({
  kind: z.literal('procedure'),
  id: text,
  name: names,
  purpose: names,
  category: z.enum(PROCEDURE_CATEGORIES).optional().catch(undefined),
  beginsOn: z
    .object({
      signed: z.object({
        kinds: z.array(SignedKind).optional().catch(undefined),
        products: z.array(text).optional().catch(undefined),
      }),
    })
    .optional()
    .catch(undefined),
  sample: z.boolean().catch(false),
  approved: z.object({ by: text, on: text }).optional().catch(undefined),
  departments: z.array(department).catch([]),
  steps: z.array(step).catch([]),
});
export type DraftProcedure = z.infer<typeof DraftProcedure>;

export const [ProcedureDraft, useProcedureDraft] = draftContext<DraftProcedure>();
