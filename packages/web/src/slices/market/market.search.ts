import { z } from 'zod';
import { daySearch } from '../../shell/day.ts';

/** The day shown, the competitor opened, and the record in the panel: `competitor-actions:new`, `competitors:<id>`. */
export const competitorsSearch = z.object({
  ...daySearch.shape,
  competitor: z.string().optional().catch(undefined),
  record: z.string().optional().catch(undefined),
});
export type CompetitorsSearch = z.infer<typeof competitorsSearch>;

/** What is looked for, the product opened (`new` for one to be added), and its retirement plan in the panel. */
export const productsSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  product: z.string().optional().catch(undefined),
  /** Which documents are demanded is being said. */
  documents: z.boolean().optional().catch(undefined),
  plan: z.string().optional().catch(undefined),
});
export type ProductsSearch = z.infer<typeof productsSearch>;

/** Within how many days ratings end; 30 unless said. */
export const RATING_SPANS = [30, 90, 180] as const;
export const ratingsSearch = z.object({ within: z.literal(RATING_SPANS).optional().catch(undefined) });
