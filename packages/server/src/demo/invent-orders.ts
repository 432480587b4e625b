import type { DemoAccount, Setting } from './invent-accounts.ts';

export interface DemoProduct {
  id: string;
  code: string;
  name: string;
  category: string;
  unit: string;
}
export interface DemoOrder {
  account_id: string;
  id: string;
  code: string;
  contract_code: string | null;
  happened_on: string;
}
export interface DemoLine {
  account_id: string;
  order_id: string;
  line_key: string;
  product_id: string;
  happened_on: string;
  quantity: number;
  amount: number;
  margin: number;
}

export const inventProducts = ({ random, recipe, language, today }: Setting): DemoProduct[] =>
  recipe.products.map(({ code, name, category, unit }) => ({
    id: random.id(today),
    code,
    name: name[language],
    category,
    unit: unit[language],
  }));

/** Orders of the months up to today: seasons, accounts that grow and accounts that fade, now and then a refund. */
export function inventOrders(setting: Setting, accounts: readonly DemoAccount[], products: readonly DemoProduct[]) {
  const orders: DemoOrder[] = [];
  const lines: DemoLine[] = [];
  for (const account of accounts) for (const day of orderDays(setting, account)) addOrder(setting, account, day, products, orders, lines);
  return { orders, lines };
}

function orderDays({ random, recipe, today }: Setting, account: DemoAccount): { on: string; share: number }[] {
  const { perYear, seasons } = recipe.orders;
  const perMonth = (perYear[0] + (perYear[1] - perYear[0]) * account.size * random.between(0.6, 1)) / 12;
  // A yearly rate: most hold, some grow by half, some fade; one in twelve stopped buying some months ago.
  const growth = Math.exp(0.1 + 0.25 * random.normal());
  const stopped = random.chance(1 / 12) ? random.whole(2, 14) : 0;
  const start = Temporal.PlainDate.from(today)
    .subtract({ months: recipe.months - 1 })
    .with({ day: 1 });
  return Array.from({ length: recipe.months }, (_, n) => n).flatMap((n) => {
    const month = start.add({ months: n });
    const expected = perMonth * (seasons[month.month - 1] ?? 1);
    const count = Math.floor(expected) + Number(random.chance(expected % 1));
    const share = growth ** ((n - recipe.months + 6) / 12) / (perMonth * 12);
    return Array.from({ length: count }, () => ({ on: month.with({ day: random.whole(1, month.daysInMonth) }).toString(), share })).filter(
      ({ on }) => on >= account.happened_on && on <= today && n < recipe.months - stopped,
    );
  });
}

function addOrder(
  { random, recipe, today }: Setting,
  account: DemoAccount,
  { on, share }: { on: string; share: number },
  products: readonly DemoProduct[],
  orders: DemoOrder[],
  lines: DemoLine[],
): void {
  const total = account.scale * share * Math.exp(0.35 * random.normal());
  const order = {
    account_id: account.id,
    id: random.id(on),
    code: `SO-${String(orders.length + 1).padStart(6, '0')}`,
    contract_code: null,
    happened_on: on,
  };
  orders.push(order);
  // Larger accounts buy more kinds.
  const kinds = random.whole(1, 1 + Math.round(account.size * 3));
  const first = random.whole(0, products.length - 1);
  const made = Array.from({ length: Math.min(kinds, products.length) }, (_, n): DemoLine => {
    const amount = Math.max(1, Math.round((total / kinds) * random.between(0.7, 1.3)));
    return {
      account_id: account.id,
      order_id: order.id,
      line_key: String(n + 1),
      product_id: products[(first + n) % products.length]?.id ?? '',
      happened_on: on,
      quantity: random.whole(1, 20),
      amount,
      margin: Math.round(amount * random.between(0.18, 0.45)),
    };
  });
  lines.push(...made);
  const back = Temporal.PlainDate.from(on)
    .add({ days: random.whole(5, 25) })
    .toString();
  if (!random.chance(recipe.orders.refundRate) || back > today) return;
  const refund = { ...order, id: random.id(back), code: `RE-${String(orders.length + 1).padStart(6, '0')}`, happened_on: back };
  orders.push(refund);
  const [line] = made;
  if (line)
    lines.push({ ...line, order_id: refund.id, happened_on: back, quantity: -line.quantity, amount: -line.amount, margin: -line.margin });
}
