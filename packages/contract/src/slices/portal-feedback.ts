import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Day, Id, LongText, Page, pageOf } from '../shapes.ts';
import { VERIFICATION_STATES } from './feedback-shapes.ts';

/** Where what they asked for stands, as customers are told: who sorts and plans it is nobody's outside. */
export const PORTAL_FEEDBACK_STATES = ['noted', 'planned', 'in_progress', 'delivered', 'declined'] as const;

/** What a company asked for. It goes by the words for customers, else by their own: what we write among us may name others. */
export const PortalFeedback = z.strictObject({
  id: Id,
  number: z.number().int(),
  title: z.string().nullable(),
  kind: z.enum(['problem', 'need']),
  productName: z.string().nullable(),
  state: z.enum(PORTAL_FEEDBACK_STATES),
  since: Day,
  askedOn: Day,
  byName: z.string().nullable(),
  targetRelease: z.string().nullable(),
  targetOn: Day.nullable(),
  verification: z.strictObject({ state: z.enum(VERIFICATION_STATES), answeredOn: Day.nullable(), note: z.string().nullable() }).nullable(),
});
export type PortalFeedback = z.infer<typeof PortalFeedback>;

export const portalFeedback = {
  list: endpoint({
    method: 'GET',
    path: '/portal/feedback',
    summary: 'What I, or my company, asked for and where it stands, the latest first',
    needs: 'portal',
    input: z.strictObject({ ...Page }),
    output: pageOf(PortalFeedback),
  }),
  verify: endpoint({
    method: 'POST',
    path: '/portal/feedback/{id}/verification',
    summary: 'Say whether what was delivered is what was asked for',
    needs: 'portal',
    input: z.strictObject({ id: Id, is: z.boolean(), note: LongText.max(2000).default('') }),
    output: PortalFeedback,
  }),
};
