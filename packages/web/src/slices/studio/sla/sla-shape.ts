import { SEVERITIES } from '@fulcrum/contract';
import { z } from 'zod';
import { figure, names, text } from '../draft-parts.ts';
import { draftContext } from '../studio-form-context.ts';

const target = z.object({ severity: z.enum(SEVERITIES).nullable().catch(null), respond: figure, resolve: figure });
const calendar = z.object({
  days: z.enum(['working', 'every']).nullable().catch(null),
  from: z.string().catch('00:00'),
  until: z.string().catch('24:00'),
});
const serviceClass = z.object({
  id: text,
  name: names,
  calendar: calendar.catch({ days: null, from: '00:00', until: '24:00' }),
  targets: z.array(target).catch([]),
});

/** A policy of service levels as it is edited. */
export const DraftSla = z.object({
  kind: z.literal('sla'),
  id: text,
  name: names,
  sample: z.boolean().catch(false),
  classes: z.array(serviceClass).catch([]),
});
export type DraftSla = z.infer<typeof DraftSla>;

export const [SlaDraft, useSlaDraft] = draftContext<DraftSla>();
