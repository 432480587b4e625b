import type { DemoAccount, DemoContact, Setting } from './invent-accounts.ts';
import type { DemoContract } from './invent-contracts.ts';

/** How one account uses the product: people on a working day, what becomes of them in half a year, and the day it ends. */
export interface DemoUsage {
  account_id: string;
  users: number;
  course: number;
  until: string;
  seats: number;
  /** Who is known by name: uses it every so many days, until a day. */
  people: { id: string; every: number; until: string }[];
}
export const USAGE_DAYS = 210;

/** Most hold or grow, some fade, one in fifteen stopped some weeks ago; some people fall silent while their colleagues go on. */
export function inventUsage({ random, today }: Setting, accounts: readonly DemoAccount[], contacts: readonly DemoContact[]): DemoUsage[] {
  const ago = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
  const people = Map.groupBy(contacts, ({ account_id }) => account_id);
  return accounts.map((account) => {
    const users = Math.round(3 + account.size * random.between(30, 160));
    return {
      account_id: account.id,
      users,
      course: Math.exp(0.15 + 0.35 * random.normal()),
      until: random.chance(1 / 15) ? ago(random.whole(10, 120)) : ago(random.whole(0, 1)),
      seats: Math.max(5, Math.ceil((users * random.between(1.05, 1.7)) / 5) * 5),
      people: (people.get(account.id) ?? [])
        .filter(() => random.chance(0.7))
        .map(({ id }) => ({ id, every: random.whole(1, 9), until: random.chance(0.25) ? ago(random.whole(20, 150)) : today })),
    };
  });
}

/** Who has contracts with seats reports those seats, and as large a part of them in use as before. */
export function seatedAsSigned(usage: readonly DemoUsage[], contracts: readonly DemoContract[], today: string): DemoUsage[] {
  const running = contracts.filter(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on);
  const signed = Map.groupBy(running, ({ account_id }) => account_id);
  return usage.map((one) => {
    const seats = (signed.get(one.account_id) ?? []).reduce((sum, contract) => sum + (contract.seats ?? 0), 0);
    return seats > 0 ? { ...one, seats, users: Math.max(1, Math.round((one.users / one.seats) * seats)) } : one;
  });
}
