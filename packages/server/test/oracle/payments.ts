import { type Micro, micro } from './decimal.ts';

export interface RawInstalment {
  id: string;
  account: string;
  contract: string | null;
  planned: string;
  due: string;
  amount: string;
  /** Worth of one unit of its currency when it was planned. */
  rate: number;
  writtenOff: string | null;
}
export interface RawClaim {
  id: string;
  account: string;
  instalment: string | null;
  contract: string | null;
  received: string;
  claimed: string;
  amount: string;
}
export interface OpenState {
  instalment: RawInstalment;
  open: Micro;
  openBase: Micro;
  /** The day of the money that made it whole. */
  paidOn: string | null;
  writtenOff: boolean;
}

const day = (text: string) => Temporal.PlainDate.from(text);
const least = (one: Micro, other: Micro) => (one < other ? one : other);
const byDay = <Row extends { received: string }>(rows: Row[]) => rows.toSorted((one, other) => (one.received < other.received ? -1 : 1));
const round = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);

/** Pays instalments coin by coin: what was claimed to each of them, then each contract's purse by due day. */
export function openAt(instalments: readonly RawInstalment[], claims: readonly RawClaim[], asOf: string): OpenState[] {
  const known = claims.filter((claim) => claim.claimed <= asOf);
  const planned = instalments.filter((one) => one.planned <= asOf).toSorted((a, b) => (a.due + a.id < b.due + b.id ? -1 : 1));
  const purses = new Map<string, { received: string; left: Micro }[]>();
  for (const claim of byDay(known.filter(({ contract }) => contract !== null))) {
    const key = `${claim.account} ${claim.contract}`;
    purses.set(key, [...(purses.get(key) ?? []), { received: claim.received, left: micro(claim.amount) }]);
  }
  return planned.map((instalment) => {
    const amount = micro(instalment.amount);
    const writtenOff = instalment.writtenOff !== null && instalment.writtenOff <= asOf;
    let missing = amount;
    let paidOn: string | null = null;
    const take = (received: string, most: Micro): Micro => {
      const taken = missing > 0n ? least(missing, most) : 0n;
      if (taken > 0n && (paidOn === null || received > paidOn)) paidOn = received;
      missing -= taken;
      return taken;
    };
    for (const claim of byDay(known.filter((one) => one.instalment === instalment.id))) take(claim.received, micro(claim.amount));
    if (writtenOff) missing = 0n;
    for (const coin of purses.get(`${instalment.account} ${instalment.contract}`) ?? []) coin.left -= take(coin.received, coin.left);
    const open = missing > 0n ? missing : 0n;
    const base = micro(instalment.amount) * BigInt(instalment.rate);
    return { instalment, open, openBase: amount > 0n ? round(base * open, amount) : 0n, paidOn, writtenOff };
  });
}

/** The three metrics of one account. */
export function paymentMetricsOf(instalments: readonly RawInstalment[], claims: readonly RawClaim[], account: string, asOf: string) {
  const states = openAt(
    instalments.filter((one) => one.account === account),
    claims.filter((one) => one.account === account),
    asOf,
  );
  const overdue = states.filter(({ instalment, open }) => open > 0n && instalment.due < asOf);
  const ages = overdue.map(({ instalment }) => day(instalment.due).until(day(asOf)).days);
  const since = day(asOf).subtract({ months: 24 }).toString();
  const late = states.filter(
    ({ instalment, open, paidOn, writtenOff }) =>
      instalment.due > since &&
      instalment.due <= asOf &&
      open === 0n &&
      !writtenOff &&
      paidOn !== null &&
      day(instalment.due).until(day(paidOn)).days > 7,
  );
  return {
    'payments.overdue_amount': overdue.reduce((sum, one) => sum + one.openBase, 0n),
    'payments.overdue_days_max': micro(Math.max(0, ...ages)),
    'payments.late_paid_24m': micro(late.length),
  };
}
