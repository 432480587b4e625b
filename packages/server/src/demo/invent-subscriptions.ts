import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoProduct } from './invent-orders.ts';
import type { SubscriptionRecipe } from './recipe.ts';

export interface DemoSubscription {
  account_id: string;
  id: string;
  code: string;
  contract_id: string | null;
  product_id: string;
  plan: string;
  happened_on: string;
  ends_on: string | null;
  ended_on: string | null;
  seats: number | null;
  amount: number;
  amount_per: 'term' | 'month' | 'year';
  billing: 'monthly' | 'yearly';
  predecessor_id: string | null;
}

const months = (day: string, count: number): string => Temporal.PlainDate.from(day).add({ months: count }).toString();
const before = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** Monthly subscriptions that go on until cancelled and yearly ones that renew; customers grow, shrink, leave, and a few come back. */
export function inventSubscriptions(
  setting: Setting,
  accounts: readonly DemoAccount[],
  products: readonly DemoProduct[],
): DemoSubscription[] {
  const made: DemoSubscription[] = [];
  const { subscriptions: recipe } = setting.recipe;
  if (!recipe) return made;
  for (const account of accounts) if (setting.random.chance(recipe.share)) addCourse(setting, recipe, account, products, made);
  return made;
}

function addCourse(
  { random, today }: Setting,
  recipe: SubscriptionRecipe,
  account: DemoAccount,
  products: readonly DemoProduct[],
  made: DemoSubscription[],
): void {
  const plans = products.filter(({ category }) => category === 'cash_flow');
  const monthly = random.chance(recipe.monthly);
  let plan = random.pick(plans);
  let seats = Math.max(2, Math.round(random.between(...recipe.seats) * (0.3 + account.size)));
  let starts = account.happened_on;
  let predecessor: DemoSubscription | null = null;
  while (starts <= today) {
    const price = Math.round(random.between(...recipe.priceOfSeat));
    const length = monthly ? random.whole(4, 16) : 12;
    const until = months(starts, length);
    const one: DemoSubscription = {
      account_id: account.id,
      id: random.id(starts),
      code: `DEMO-S-${String(made.length + 1).padStart(4, '0')}`,
      contract_id: null,
      product_id: plan.id,
      plan: plan.name,
      happened_on: starts,
      ends_on: monthly ? null : before(until),
      ended_on: monthly && until <= today ? until : null,
      seats,
      amount: seats * price * (monthly ? 1 : 10),
      amount_per: monthly ? 'month' : 'year',
      billing: monthly ? 'monthly' : 'yearly',
      predecessor_id: predecessor?.id ?? null,
    };
    made.push(one);
    if (until > today) return;
    const stays = random.chance(recipe.stays);
    if (!stays && !random.chance(0.15)) return;
    // Who comes back does so after a pause, as a new customer of the same plan.
    starts = stays ? until : months(until, random.whole(2, 6));
    predecessor = stays ? one : null;
    seats = Math.max(2, Math.round(seats * random.pick([0.8, 1, 1, 1.2, 1.5])));
    if (random.chance(0.25)) plan = random.pick(plans);
  }
}
