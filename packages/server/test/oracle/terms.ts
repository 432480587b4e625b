import { divide, type Micro, micro } from './decimal.ts';

/** A subscription as its row says, without what plays no part. */
export interface RawSubscription {
  id: string;
  contract: string | null;
  predecessor: string | null;
  startsOn: string;
  endsOn: string | null;
  endedOn: string | null;
  amount: string;
  per: 'term' | 'month' | 'year';
  seats: number | null;
}
export interface RawContract {
  id: string;
  kind: 'single' | 'framework' | 'supplement' | 'change' | null;
  belongsTo: string | null;
  predecessor: string | null;
  signedOn: string;
  startsOn: string | null;
  endsOn: string | null;
  deliveredOn: string | null;
  terminatedOn: string | null;
  amount: string;
  seats: number | null;
}
export interface RawTerms {
  account: string;
  subscriptions: RawSubscription[];
  contracts: RawContract[];
}

interface Term {
  id: string;
  from: string;
  to: string | null;
  annual: Micro;
  seats: number | null;
  delivered: string | null;
  succeeded: boolean;
}
const day = (text: string) => Temporal.PlainDate.from(text);
const daysFrom = (from: string, to: string) => day(from).until(day(to), { largestUnit: 'days' }).days;
const before = (text: string | null, asOf: string) => (text !== null && text <= asOf ? day(text).subtract({ days: 1 }).toString() : null);
const earliest = (...days: (string | null)[]) => days.filter((one) => one !== null).sort()[0] ?? null;
const yearly = (amount: string, from: string, to: string | null): Micro =>
  to === null || to < from ? micro(amount) : divide(micro(amount) * 365n, BigInt(daysFrom(from, to) + 1) * 1_000_000n);

/** The terms of an account as of a day, row by row. */
export function termsOf(all: RawTerms, asOf: string): Term[] {
  const subscriptions = all.subscriptions.filter((one) => one.startsOn <= asOf);
  const contracts = all.contracts.filter((one) => one.signedOn <= asOf);
  const contractOf = (id: string | null) => contracts.find((one) => one.id === id);
  const renewed = (ids: (string | null | undefined)[]) =>
    contracts.some(({ predecessor }) => predecessor !== null && ids.includes(predecessor));
  const adds = (one: RawContract) => one.kind === 'supplement' || one.kind === 'change';
  const delivered = (one: RawContract | undefined) => (one?.deliveredOn && one.deliveredOn <= asOf ? one.deliveredOn : null);
  const ofSubscriptions = subscriptions.map((one): Term => {
    const contract = contractOf(one.contract);
    const annual =
      one.per === 'month' ? micro(one.amount) * 12n : one.per === 'year' ? micro(one.amount) : yearly(one.amount, one.startsOn, one.endsOn);
    const succeeded = subscriptions.some(({ predecessor }) => predecessor === one.id) || renewed([one.contract]);
    const to = earliest(one.endsOn, before(one.endedOn, asOf));
    return {
      id: one.id,
      from: one.startsOn,
      to,
      annual,
      seats: one.seats ?? contract?.seats ?? null,
      delivered: delivered(contract),
      succeeded,
    };
  });
  const ofContracts = contracts
    .filter((one) => !subscriptions.some(({ contract }) => contract === one.id))
    .filter((one) => one.kind !== 'framework' || !contracts.some((other) => other.belongsTo === one.id && !adds(other)))
    .map((one): Term => {
      const main = adds(one) ? contractOf(one.belongsTo) : undefined;
      const from = one.startsOn ?? one.signedOn;
      const agreed = one.endsOn ?? main?.endsOn ?? null;
      const to = earliest(agreed, before(one.terminatedOn, asOf), before(main?.terminatedOn ?? null, asOf));
      return {
        id: one.id,
        from,
        to,
        annual: yearly(one.amount, from, agreed),
        seats: one.seats,
        delivered: delivered(one),
        succeeded: renewed([one.id, main?.id]),
      };
    });
  return [...ofSubscriptions, ...ofContracts].filter(({ from, to }) => to === null || to >= from);
}

function governing(terms: readonly Term[], asOf: string): Term | undefined {
  const rank = (term: Term) => (term.succeeded ? 3 : term.to === null ? 1 : term.to >= asOf ? 0 : 2);
  /** Without a day: last. */
  const later = (one: string | null, other: string | null) =>
    one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;
  return [...terms].sort((one, other) => {
    if (rank(one) !== rank(other)) return rank(one) - rank(other);
    const ends = rank(one) === 0 || one.to === null || other.to === null ? later(one.to, other.to) : later(other.to, one.to);
    if (ends) return ends;
    if (one.annual !== other.annual) return one.annual > other.annual ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  })[0];
}

/** Days on which some term ran, one by one. */
function daysRun(terms: readonly Term[], asOf: string): number {
  const run = new Set<string>();
  for (const { from, to } of terms)
    for (let at = day(from); at.toString() <= (earliest(to, asOf) ?? asOf); at = at.add({ days: 1 })) run.add(at.toString());
  return run.size;
}

/** By adding months until the day is passed, each from the first day so that month ends do not wander. */
function monthsSince(from: string, asOf: string): number {
  let months = 0;
  while (
    day(from)
      .add({ months: months + 1 })
      .toString() <= asOf
  )
    months += 1;
  return months;
}

/** The figures of contracts of one account, straight from their definitions. Null is null, never 0. */
export function contractFigures(all: RawTerms, asOf: string) {
  const terms = termsOf(all, asOf);
  const signed = all.contracts.filter((one) => one.signedOn <= asOf);
  const governs = governing(terms, asOf);
  const arr = terms.filter(({ from, to }) => from <= asOf && (to === null || to >= asOf)).reduce((sum, { annual }) => sum + annual, 0n);
  const days = BigInt(daysRun(terms, asOf));
  return {
    'contracts.arr': arr,
    'contracts.count': signed.length,
    'contracts.renewals': signed.filter(({ predecessor }) => predecessor !== null).length,
    // Tenths of a year: days × 10 ÷ 365.25.
    'contracts.years': Number(roundHalfUp(days * 1000n, 36525n)) / 10,
    'contracts.term_end_on': governs?.to ?? null,
    'contracts.days_to_end': governs?.to ? (governs.to >= asOf ? daysFrom(asOf, governs.to) : -daysFrom(governs.to, asOf)) : null,
    'contracts.months_since_delivery': governs?.delivered ? monthsSince(governs.delivered, asOf) : null,
    'contracts.seats': governs?.seats ?? null,
  };
}
const roundHalfUp = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);
