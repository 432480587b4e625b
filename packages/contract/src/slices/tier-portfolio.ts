import * as z from 'zod';
import { Both, Day, Money } from '../shapes.ts';
import { Product } from './products.ts';

/** Null stands for accounts without a level on that day. */
const LevelId = z.string().nullable();
/** Null stands for products without a category. */
const Category = Product.shape.category;
/** Accounts with a positive line in the 12 months up to the day, and the net amount of all lines then. */
const Bought = z.strictObject({ buyers: z.number().int(), amount: Money });

/** Who buys what: product categories by level on a day. */
export const TierPortfolio = z.strictObject({
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  asOf: Day,
  /** The evaluation in force, and the version that judged: null where none had run. */
  evaluatedOn: Day.nullable(),
  version: z.number().int().nullable(),
  /** Best first; accounts without a level stand last, where there are some. */
  levels: z.array(Bought.extend({ id: LevelId, name: Both.nullable(), accounts: z.number().int() })),
  categories: z.array(Bought.extend({ category: Category })),
  cells: z.array(Bought.extend({ level: LevelId, category: Category })),
});
export type TierPortfolio = z.infer<typeof TierPortfolio>;

const LevelOutcome = z.strictObject({
  id: LevelId,
  /** In the level on the first day. */
  accounts: z.number().int(),
  /** Of them: those that had ordered in 12 months or had a term running, and those of these without an order since and without a term on the last day. */
  active: z.number().int(),
  lost: z.number().int(),
  /** Of them: those with a term that ended within the year, and those of these all of whose terms were followed by another. */
  ended: z.number().int(),
  renewed: z.number().int(),
  /** Of the 12 months up to the first day, and of those after it. */
  amountBefore: Money,
  amountAfter: Money,
});

/** What became of each level in the year up to a day, beside the year before. */
export const TierOutcomes = z.strictObject({
  policyId: z.string().nullable(),
  policyName: Both.nullable(),
  asOf: Day,
  /** Figures side by side without a control group: they say what happened, not what brought it about. */
  claim: z.literal('no_cause'),
  /** Of the version that judged the latest first day, best first; levels that only the earlier one had stand behind. */
  levels: z.array(z.strictObject({ id: z.string(), name: Both })),
  /** The latest year first. */
  years: z.array(
    z.strictObject({
      from: Day,
      to: Day,
      /** The evaluation in force on the first day; null where none had run: then the policy now in force judges that day, by what was known on it. */
      evaluatedOn: Day.nullable(),
      version: z.number().int(),
      levels: z.array(LevelOutcome),
    }),
  ),
});
export type TierOutcomes = z.infer<typeof TierOutcomes>;
