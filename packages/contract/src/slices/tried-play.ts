import * as z from 'zod';
import { Day, Id } from '../shapes.ts';
import { POSTING_REFUSALS } from './postings.ts';

/**
 * Whether a play would begin at an account today: it begins; what begins it happened lately, not today; it is begun by hand; nothing happened;
 * it does not concern the account; it has begun on this occasion or is under way; it began too short a time ago; the account is left alone.
 */
export const TRIED_VERDICTS = ['begins', 'lately', 'by_hand', 'not_fired', 'not_concerned', 'begun', 'too_soon', 'held'] as const;

/** A play as it would be at an account today: its texts filled. */
export const TriedPlay = z.strictObject({
  accountId: Id,
  code: z.string(),
  name: z.string(),
  /** On which occasion it would have begun; null: on none. */
  occasion: z.string().nullable(),
  verdict: z.enum(TRIED_VERDICTS),
  /** When it last began there; null: never. */
  lastBegan: Day.nullable(),
  /** Which parts of the condition that says whom it concerns do not hold, by their place from 0: the whole is one part where it is not a list of which all must hold. */
  unmet: z.array(z.number().int()),
  /** Where each branch by a condition would lead today. */
  ways: z.array(z.strictObject({ step: z.string(), holds: z.boolean() })),
  tasks: z.array(
    z.strictObject({
      step: z.string(),
      title: z.string(),
      reason: z.string(),
      material: z.string().nullable(),
      script: z.string().nullable(),
      checklist: z.array(z.string()),
      dueOn: Day,
      owner: z.string().nullable(),
      /** A mail that goes out by itself, with its subject; null: a person does it. */
      mail: z.strictObject({ to: z.string().nullable(), subject: z.string() }).nullable(),
    }),
  ),
  /** What would be posted, to whom; or why not. */
  posts: z.array(
    z.strictObject({ step: z.string(), what: z.string(), to: z.string().nullable(), why: z.enum(POSTING_REFUSALS).nullable() }),
  ),
  /** What groups would be told. */
  notices: z.array(z.strictObject({ step: z.string(), group: z.string(), title: z.string(), detail: z.string().nullable() })),
});
export type TriedPlay = z.infer<typeof TriedPlay>;
