// For tests: what happened to an account after a day, from its order lines alone.
import type { BacktestOutcome } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { type Micro, micro } from './decimal.ts';
import type { Line, RawAccount } from './metrics.ts';

export interface Window {
  asOf: string;
  months: number;
  until: string;
}
export const plus = (day: string, of: Temporal.DurationLike): string => Temporal.PlainDate.from(day).add(of).toString();

/** Lines of product 3 became known forty days late. */
export const knownOn = ({ on, product }: Line): string => (product === 3 ? plus(on, { days: 40 }) : on);
export const makeLate = (db: Db) =>
  sql`update order_line l set known_at = l.happened_on + 40 from product p where p.id = l.product_id and p.code = 'P3'`.execute(db);
/** An account as it was known on a day. */
export const knownBy = <A extends Pick<RawAccount, 'lines'>>(account: A, asOf: string): A => ({
  ...account,
  lines: account.lines.filter((line) => knownOn(line) <= asOf),
});

const sum = (lines: readonly Line[]): Micro => lines.reduce((total, { amount }) => total + micro(amount), 0n);
const isBought = ({ amount }: Line) => micro(amount) > 0n;

/** Whether it happened to an account; null where it could not. */
export function happened(outcome: BacktestOutcome, { lines }: RawAccount, { asOf, months, until }: Window): boolean | null {
  const known = lines.filter((line) => line.on <= asOf && knownOn(line) <= asOf);
  const later = lines.filter(({ on }) => on > asOf && on <= until);
  if (outcome === 'bought_again') return known.some(isBought) ? later.some(isBought) : null;
  if (outcome === 'lost')
    return known.some((line) => isBought(line) && line.on > plus(asOf, { months: -12 })) ? !later.some(isBought) : null;
  const before = sum(known.filter(({ on }) => on > plus(asOf, { months: -months })));
  if (before <= 0n) return null;
  return outcome === 'grew' ? sum(later) > before : sum(later) < before;
}
