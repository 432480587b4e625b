import type { DemoAccount, Setting } from './invent-accounts.ts';
import type { FactRows } from './invent-facts.ts';
import type { DemoLine, DemoOrder } from './invent-orders.ts';

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** Every order is paid in one or two instalments: most in time, some late, a few not at all. Receipts of the last days wait to be claimed. */
export function inventPayments(
  setting: Setting,
  accounts: readonly DemoAccount[],
  orders: readonly DemoOrder[],
  lines: readonly DemoLine[],
): FactRows {
  const { random, today, language } = setting;
  const amounts = Map.groupBy(lines, (line) => line.order_id);
  const payers = new Map(
    accounts.map((account) => [account.id, { account, slow: random.chance(0.2) ? random.whole(10, 70) : 0, bad: random.chance(0.06) }]),
  );
  const rows = { instalment: [], receipt: [], receipt_claim: [] } as FactRows;
  const pay = (account: DemoAccount, instalment: { id: string; due_on: string; amount: number }, paidOn: string) => {
    const id = random.id(paidOn);
    const other = random.chance(0.08);
    rows.receipt?.push({
      account_id: account.id,
      id,
      amount: instalment.amount,
      method: random.chance(0.85) ? 'transfer' : 'bill',
      payer_name: other ? `${account.short_name ?? account.name}${language === 'zh' ? '财务中心' : ' Finance'}` : null,
      happened_on: paidOn,
    });
    if (paidOn > shift(today, -6)) return;
    rows.receipt_claim?.push({
      account_id: account.id,
      id: random.id(paidOn),
      receipt_account_id: account.id,
      receipt_id: id,
      instalment_id: instalment.id,
      amount: instalment.amount,
      received_on: paidOn,
      happened_on: paidOn,
      recorded_by: account.owner_id,
    });
  };
  for (const order of orders) {
    const total = (amounts.get(order.id) ?? []).reduce((sum, line) => sum + line.amount, 0);
    const payer = payers.get(order.account_id);
    if (total <= 0 || !payer) continue;
    const parts = random.chance(0.3) ? [0.5, 0.5] : [1];
    for (const [index, part] of parts.entries()) {
      const due_on = shift(order.happened_on, 30 + 60 * index);
      const instalment = { id: random.id(order.happened_on), due_on, amount: Math.round(total * part) };
      const paidOn = shift(due_on, payer.slow ? Math.round(payer.slow * random.between(0.3, 1.5)) : random.whole(-12, 6));
      const isPaid = paidOn <= today && !(payer.bad && due_on > shift(today, -200)) && !random.chance(0.004);
      const age = Temporal.PlainDate.from(due_on).until(today).days;
      const dunning =
        isPaid || age <= 0 ? null : age > 20 ? random.pick(['reminded', 'promised', 'disputed']) : random.chance(0.5) ? 'reminded' : null;
      rows.instalment?.push({
        account_id: order.account_id,
        ...instalment,
        code: `${order.code}-${index + 1}`,
        title: language === 'zh' ? `第 ${index + 1} 期` : `Part ${index + 1}`,
        condition: index ? (language === 'zh' ? '验收后 90 天' : '90 days after acceptance') : null,
        dunning,
        promised_on: dunning === 'promised' ? shift(today, random.whole(-12, 20)) : null,
        written_off_on: !isPaid && age > 330 && shift(due_on, 320) <= today ? shift(due_on, 320) : null,
        happened_on: order.happened_on,
      });
      if (isPaid) pay(payer.account, instalment, paidOn < order.happened_on ? order.happened_on : paidOn);
    }
  }
  return rows;
}
