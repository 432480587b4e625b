import { z } from 'zod';

export const REFERRAL_VIEWS = ['open', 'to_thank', 'all'] as const;
/** What the address of the referrals holds: which list, and the referral whose panel is open. */
export const referralsSearch = z.object({
  view: z.enum(REFERRAL_VIEWS).optional().catch(undefined),
  referral: z.uuid().optional().catch(undefined),
});
