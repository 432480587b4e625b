import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoContract } from './invent-contracts.ts';
import type { DemoSubscription } from './invent-subscriptions.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const inAYear = (day: string): string => Temporal.PlainDate.from(day).add({ years: 1 }).subtract({ days: 1 }).toString();

/**
 * Of companies that sell subscriptions: what is signed for days to come, which no subscription carries yet. Some of those that end soon are
 * renewed, and some customers without one have signed their first.
 */
export function inventAhead(
  { random, recipe, today, language }: Setting,
  accounts: readonly DemoAccount[],
  sold: readonly DemoSubscription[],
  taken: number,
): DemoContract[] {
  if (!recipe.subscriptions || recipe.contracts) return [];
  const made: DemoContract[] = [];
  const sign = (
    of: Pick<DemoSubscription, 'account_id' | 'product_id' | 'plan' | 'seats' | 'amount'>,
    starts: string,
    before: string | null,
  ) =>
    made.push({
      account_id: of.account_id,
      id: random.id(today),
      code: `DEMO-HT-${String(taken + made.length + 1).padStart(4, '0')}`,
      title: of.plan + (language === 'zh' ? `（${starts.slice(0, 4)} 年度）` : ` (${starts.slice(0, 4)})`),
      predecessor_id: before,
      product_id: of.product_id,
      happened_on: shift(today, -random.whole(1, 12)),
      starts_on: starts,
      ends_on: inAYear(starts),
      delivered_on: null,
      amount: of.amount,
      seats: of.seats,
      seal: 'both',
    });
  for (const one of sold)
    if (one.ends_on && one.ends_on >= today && one.ends_on <= shift(today, 60) && random.chance(0.5))
      sign(one, shift(one.ends_on, 1), one.contract_id ?? null);
  const customers = new Set(sold.map(({ account_id }) => account_id));
  const like = sold.find(({ ends_on }) => ends_on);
  for (const { id } of accounts.filter((account) => !customers.has(account.id)).slice(0, 4))
    if (like) sign({ ...like, account_id: id }, shift(today, random.whole(5, 30)), null);
  return made;
}
