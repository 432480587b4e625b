import * as z from 'zod';
import { Severity } from '../policy/sla.ts';
import { Id, LongText, Text } from '../shapes.ts';
import { RequestChannel, RequestKind } from './request-shapes.ts';

/** Where a request goes that fits; what is left empty is not asked. */
export const DispatchRule = z.strictObject({
  name: Text,
  productIds: z.array(Id).max(200).default([]),
  kinds: z.array(RequestKind).default([]),
  severities: z.array(Severity).default([]),
  channels: z.array(RequestChannel).default([]),
  /** Levels of the customer. */
  levels: z.array(z.string().max(40)).max(20).default([]),
  /** To the provider of the product (where it has one), to one of ours, or to a team. */
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('provider') }),
    z.strictObject({ kind: z.literal('person'), userId: Id }),
    z.strictObject({
      kind: z.literal('team'),
      teamId: Id,
      /** Whether the one of the team who has the least open gets it, or it waits in the queue of the team. */
      toOne: z.boolean().default(true),
    }),
  ]),
});
export type DispatchRule = z.infer<typeof DispatchRule>;

/** What is answered again and again. `{{customer}}`, `{{contact}}`, `{{number}}` and `{{me}}` are filled in where it is put into an answer. */
export const CannedAnswer = z.strictObject({ name: Text, text: LongText.min(1) });
export type CannedAnswer = z.infer<typeof CannedAnswer>;
export const CANNED_NAMES = ['customer', 'contact', 'number', 'me'] as const;

/** How the desk works. */
export const DeskRules = z.strictObject({
  /** In order; the first that fits and leads to somebody counts. */
  rules: z.array(DispatchRule).max(100).default([]),
  /** Products that somebody knows: where people of a team know the product of a request, only they are chosen among. */
  skills: z
    .array(z.strictObject({ userId: Id, productIds: z.array(Id).min(1).max(200) }))
    .max(500)
    .default([]),
  /** So many days after it was solved the customer's silence counts as their word; 0: never. */
  silenceDays: z.number().int().min(0).max(90).default(7),
  /** So many days after it was closed the customer's word opens a request again; later it is a new one. */
  reopenDays: z.number().int().min(0).max(365).default(14),
  cannedAnswers: z.array(CannedAnswer).max(200).default([]),
});
export type DeskRules = z.infer<typeof DeskRules>;
