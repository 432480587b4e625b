import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Both } from '@fulcrum/contract';
import { parse } from 'yaml';
import * as z from 'zod';

/** A value of a company's own field: a range that goes along with the size of the account, or what the list of names says. */
const FieldRecipe = z.union([
  z.strictObject({ choice: z.literal('kind') }),
  /** Some day of these years. */
  z.strictObject({ day: z.tuple([z.number().int(), z.number().int()]) }),
  z.strictObject({
    from: z.number(),
    to: z.number(),
    follows: z.number().min(-1).max(1),
    rare: z.boolean().default(false),
    decimals: z.number().int().min(0).max(4).default(0),
  }),
]);
export type FieldRecipe = z.infer<typeof FieldRecipe>;

const Span = z.tuple([z.number().positive(), z.number().positive()]);
/** Contracts of a year each, in chains. `priceOfYear` is a share of what the account orders in a year. */
const ContractRecipe = z.strictObject({
  share: z.number().min(0).max(1),
  renews: z.number().min(0).max(0.98),
  priceOfYear: Span,
  categories: z.array(z.string()).min(1),
  seats: Span.optional(),
  milestones: z.boolean().default(false),
  /** The share of those without a contract with whom one is being drawn up. */
  drafts: z.number().min(0).max(1).optional(),
});
export type ContractRecipe = z.infer<typeof ContractRecipe>;
/** Subscriptions by the month or year; `monthly` and `stays` are chances. */
const SubscriptionRecipe = z.strictObject({
  share: z.number().min(0).max(1),
  monthly: z.number().min(0).max(1),
  stays: z.number().min(0).max(0.98),
  seats: Span,
  priceOfSeat: Span,
});
export type SubscriptionRecipe = z.infer<typeof SubscriptionRecipe>;

const Recipe = z.strictObject({
  accounts: z.number().int().min(1).max(360),
  seed: z.number().int(),
  months: z.number().int().min(1).max(60),
  /** Kinds of business that invented company names are made of; else `names` is a file of real ones. */
  businesses: z.array(Both).optional(),
  names: z.string().optional(),
  industries: z.array(Both).min(1),
  teams: z.array(z.strictObject({ code: z.string().startsWith('demo-'), name: Both })).min(1),
  staff: z
    .array(z.strictObject({ name: Both, role: z.enum(['csm', 'sales', 'sales_lead', 'agent', 'provider']), team: z.string() }))
    .min(1),
  contacts: z.array(z.strictObject({ title: Both, rank: z.string(), decisionRole: z.string() })).min(1),
  products: z.array(z.strictObject({ code: z.string().startsWith('DEMO-'), name: Both, category: z.string(), unit: Both })).min(1),
  orders: z.strictObject({
    medianOf12Months: z.number().positive(),
    sigma: z.number().positive(),
    perYear: z.tuple([z.number(), z.number()]),
    seasons: z.array(z.number().positive()).length(12),
    refundRate: z.number().min(0).max(1),
    /** The share of accounts that have ordered nothing for more than a year. */
    stopped: z.number().min(0).max(1).optional(),
  }),
  /** The share of accounts that provide what others need. */
  providers: z.number().min(0).max(1).optional(),
  contracts: ContractRecipe.optional(),
  subscriptions: SubscriptionRecipe.optional(),
  interactions: z.strictObject({ gapDays: z.tuple([z.number().min(1), z.number()]), summaries: z.array(Both).min(1) }),
  fields: z.record(z.string(), FieldRecipe),
});
export type Recipe = z.infer<typeof Recipe>;

/** A name with its region and kind, where the recipe brings a list. */
export interface ListedName {
  name: string;
  regionCode: string;
  kind: string;
}

/** The recipe of a template's demo data and its list of names, if any. Fails when the files are not right. */
export async function readRecipe(templatesDir: string, template: string): Promise<{ recipe: Recipe; names: ListedName[] }> {
  const folder = path.join(templatesDir, template);
  const recipe = Recipe.parse(parse(await readFile(path.join(folder, 'demo.yaml'), 'utf8')));
  if (!recipe.names) return { recipe, names: [] };
  const lines = (await readFile(path.join(folder, recipe.names), 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  const names = lines.map((line) => line.split('\t')).map(([name = '', regionCode = '', kind = '']) => ({ name, regionCode, kind }));
  return { recipe, names };
}
