import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { DemoContract } from './invent-contracts.ts';
import type { DemoLine, DemoOrder, DemoProduct } from './invent-orders.ts';
import type { DemoProspect } from './invent-prospects.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const inAYear = (day: string): string => Temporal.PlainDate.from(day).add({ years: 1 }).subtract({ days: 1 }).toString();

/** On platforms some accounts provide what others need. */
export const inventProviders = <Account extends { id: string }>(
  { random, recipe: { providers = 0 } }: Setting,
  accounts: readonly Account[],
): (Account & { kind?: 'provider' })[] =>
  accounts.map((account) => (providers && random.chance(providers) ? { ...account, kind: 'provider' as const } : account));

/** Some have ordered nothing for more than a year. */
export function stopSome(
  { random, recipe, today }: Setting,
  accounts: readonly DemoAccount[],
  { orders, lines }: { orders: DemoOrder[]; lines: DemoLine[] },
): { orders: DemoOrder[]; lines: DemoLine[] } {
  const share = recipe.orders.stopped ?? 0;
  if (!share) return { orders, lines };
  const gone = new Set(accounts.flatMap(({ id }) => (random.chance(share) ? [id] : [])));
  const last = shift(today, -380);
  const stays = (one: { account_id: string; happened_on: string }) => !gone.has(one.account_id) || one.happened_on < last;
  return { orders: orders.filter(stays), lines: lines.filter(stays) };
}

/** Contracts that are being drawn up with customers who have none yet, with those who never bought more often. */
export function inventDrafts(
  { random, recipe, today, language }: Setting,
  accounts: readonly Pick<DemoProspect, 'id' | 'happened_on' | 'scale' | 'owner_id'>[],
  products: readonly DemoProduct[],
  signed: readonly DemoContract[],
): DemoContract[] {
  const share = recipe.contracts?.drafts ?? 0;
  if (!share) return [];
  const customers = new Set(signed.map(({ account_id }) => account_id));
  return accounts
    .filter(({ id, owner_id, happened_on }) => owner_id !== null && !customers.has(id) && happened_on < shift(today, -60))
    .filter(({ scale }) => random.chance(scale ? share : 3 * share))
    .map((account, nth) => {
      const product = random.pick(products);
      const happened_on = shift(today, -random.whole(3, 50));
      const starts_on = shift(today, random.whole(10, 40));
      return {
        ...{
          account_id: account.id,
          id: random.id(happened_on),
          code: `DEMO-CG-${String(nth + 1).padStart(3, '0')}`,
          predecessor_id: null,
        },
        title: product.name + (language === 'zh' ? '（草案）' : ' (draft)'),
        ...{ product_id: product.id, happened_on, starts_on, ends_on: inAYear(starts_on), delivered_on: null, seats: null, draft: true },
        ...{
          amount: Math.max(1000, Math.round(((account.scale || recipe.orders.medianOf12Months) * random.between(0.4, 0.8)) / 1000) * 1000),
          seal: 'ours',
        },
      };
    });
}
