import type { DemoAccount, Setting } from './invent-accounts.ts';
import { addPath, type DemoContract, type DemoContracts } from './invent-contracts.ts';
import type { DemoSubscription } from './invent-subscriptions.ts';

type Signed = DemoContracts & { subscriptions: DemoSubscription[] };
const SHARE_SUBSCRIBED = 0.3;
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** What some contracts are about, as subscriptions: a product, its seats and the whole amount, so that no figure changes by them. */
export function subscribeContracts({ random }: Setting, { contracts }: DemoContracts): DemoSubscription[] {
  const chosen = new Map([...new Set(contracts.map(({ account_id }) => account_id))].map((id) => [id, random.chance(SHARE_SUBSCRIBED)]));
  const made = new Map<string, DemoSubscription>();
  for (const contract of contracts.filter(({ account_id }) => chosen.get(account_id))) {
    const before = contract.predecessor_id ? made.get(contract.predecessor_id) : undefined;
    made.set(contract.id, {
      ...{
        account_id: contract.account_id,
        id: random.id(contract.starts_on),
        code: contract.code.replace('-HT-', '-S-'),
        contract_id: contract.id,
      },
      ...{
        product_id: contract.product_id,
        plan: contract.title,
        happened_on: contract.starts_on,
        ends_on: contract.ends_on,
        ended_on: null,
      },
      ...{ seats: contract.seats, amount: contract.amount, amount_per: 'term', billing: 'yearly', predecessor_id: before?.id ?? null },
    });
  }
  return [...made.values()];
}

/** Yearly subscriptions of companies that sell without contracts otherwise: the larger customers sign one for each. */
export function signSubscriptions(setting: Setting, accounts: readonly DemoAccount[], signed: Signed): Signed {
  if (signed.contracts.length) return signed;
  const { random, language } = setting;
  const sizes = new Map(accounts.map(({ id, size }) => [id, size]));
  const contracts: DemoContract[] = [];
  const contractOf = new Map<string, DemoContract>();
  for (const one of signed.subscriptions) {
    const { ends_on } = one;
    if (!ends_on || (sizes.get(one.account_id) ?? 0) < 0.35) continue;
    const happened_on = shift(one.happened_on, -random.whole(0, 20));
    const contract: DemoContract = {
      ...{
        account_id: one.account_id,
        id: random.id(happened_on),
        code: one.code.replace('-S-', '-HT-'),
        product_id: one.product_id,
        happened_on,
      },
      ...{ title: one.plan + (language === 'zh' ? `（${one.happened_on.slice(0, 4)} 年度）` : ` (${one.happened_on.slice(0, 4)})`) },
      ...{ predecessor_id: (one.predecessor_id && contractOf.get(one.predecessor_id)?.id) || null, starts_on: one.happened_on, ends_on },
      ...{ delivered_on: one.happened_on, amount: one.amount, seats: one.seats, seal: 'both' },
    };
    contractOf.set(one.id, contract);
    contracts.push(contract);
  }
  const made: DemoContracts = { contracts, milestones: signed.milestones, steps: [] };
  const renewed = new Set(contracts.map(({ predecessor_id }) => predecessor_id));
  for (const contract of contracts) if (!renewed.has(contract.id)) addPath(setting, contract, made);
  const subscriptions = signed.subscriptions.map((one) => ({ ...one, contract_id: contractOf.get(one.id)?.id ?? null }));
  return { ...made, subscriptions };
}
