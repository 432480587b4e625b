import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { type At, type Catalog, oneAccountOn, wholeBaseOn } from '../../src/policy/catalog.ts';
import { factsSql } from '../../src/policy/facts.sql.ts';
import { emptied } from '../harness/emptied.ts';
import type { contractFigures, RawContract, RawSubscription, RawTerms } from '../oracle/terms.ts';
import { accountId, putBase } from './base.ts';

const AT = '2020-01-01T00:00:00Z';
const uuid = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
export const contractId = (number: number): string => uuid(4, number);
export const subscriptionId = (number: number): string => uuid(5, number);
export const NO_CONTRACT: Omit<RawContract, 'id' | 'signedOn'> = {
  kind: null,
  belongsTo: null,
  predecessor: null,
  startsOn: null,
  endsOn: null,
  deliveredOn: null,
  terminatedOn: null,
  amount: '0',
  seats: null,
};
export const NO_SUBSCRIPTION: Omit<RawSubscription, 'id' | 'startsOn'> = {
  contract: null,
  predecessor: null,
  endsOn: null,
  endedOn: null,
  amount: '0',
  per: 'year',
  seats: null,
};

/** Replaces the base by accounts that have nothing but these contracts and subscriptions. */
export async function putTerms(db: Db, all: readonly RawTerms[]): Promise<void> {
  await emptied(db, 'contract', 'subscription');
  await putBase(
    db,
    all.map(({ account }) => ({ id: account, since: '2015-01-01', status: 'active', lines: [], facts: [] })),
  );
  const contracts = all.flatMap(({ account, contracts: own }) => own.map((one) => ({ account, ...one })));
  await sql`insert into contract (account_id, id, kind, framework_id, predecessor_id, happened_on, starts_on, ends_on, delivered_on, terminated_on,
      amount, base_amount, seats, currency, known_at, recorded_at, changed_at)
    select account, id, kind, "belongsTo", predecessor, "signedOn", "startsOn", "endsOn", "deliveredOn", "terminatedOn", amount * 2, amount, seats, 'USD',
      "signedOn", ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(contracts)}::jsonb) as r(account uuid, id uuid, kind text, "belongsTo" uuid, predecessor uuid, "signedOn" date,
      "startsOn" date, "endsOn" date, "deliveredOn" date, "terminatedOn" date, amount numeric, seats int)`.execute(db);
  const subscriptions = all.flatMap(({ account, subscriptions: own }) => own.map((one) => ({ account, ...one })));
  await sql`insert into subscription (account_id, id, contract_id, predecessor_id, happened_on, ends_on, ended_on, amount, base_amount, amount_per, seats,
      currency, known_at, recorded_at, changed_at)
    select account, id, contract, predecessor, "startsOn", "endsOn", "endedOn", amount * 2, amount, per, seats, 'USD', "startsOn", ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(subscriptions)}::jsonb) as r(account uuid, id uuid, contract uuid, predecessor uuid, "startsOn" date,
      "endsOn" date, "endedOn" date, amount numeric, per text, seats int)`.execute(db);
}

export type Figures = ReturnType<typeof contractFigures>;
const METRICS: readonly (keyof Figures)[] = [
  'contracts.arr',
  'contracts.count',
  'contracts.renewals',
  'contracts.years',
  'contracts.term_end_on',
  'contracts.days_to_end',
  'contracts.months_since_delivery',
  'contracts.seats',
];

/** What the catalog says of contracts, by account: of every account, or of one asked alone. */
export async function figuresOf(db: Db, catalog: Catalog, asOf: string, alone?: string): Promise<Map<string, Record<string, unknown>>> {
  const at: At = alone ? oneAccountOn(alone, asOf) : wholeBaseOn(asOf);
  const { ctes } = factsSql(catalog, METRICS, at, !alone);
  const found = await sql<Record<string, unknown> & { account_id: string }>`with ${sql.join(ctes)} select * from facts`.execute(db);
  return new Map(found.rows.map(({ account_id, status: _, ...figures }) => [account_id, readable(figures)]));
}
const readable = (row: Record<string, unknown>): Record<string, unknown> => ({
  ...row,
  'contracts.arr': Number(row['contracts.arr']),
  'contracts.years': Number(row['contracts.years']),
});
/** The oracle's figures as the catalog answers them. */
export const expectedFigures = (figures: Figures): Record<string, unknown> => ({
  ...figures,
  'contracts.arr': Number(figures['contracts.arr']) / 1e6,
});

/** Days around what goes wrong: leap days, month ends, the last day of a year. */
export const TERM_DAYS = ['2023-12-31', '2024-02-28', '2024-02-29', '2024-03-31', '2025-02-28', '2024-05-17'] as const;
const day = fc.oneof(
  fc.constantFrom(...TERM_DAYS, '2023-02-28', '2024-01-31', '2024-03-01', '2023-01-01'),
  fc.integer({ min: 0, max: 1500 }).map((days) => Temporal.PlainDate.from('2022-01-01').add({ days }).toString()),
);
/** Missing one time in `freq`: 1 would be always. */
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { freq, nil: null });
const amount = fc.oneof(
  fc.constantFrom('0', '100', '100', '120000', '-50.5'),
  fc.integer({ min: 1, max: 90_000_000 }).map((cents) => (cents / 100).toFixed(2)),
);
const seats = maybe(fc.integer({ min: 0, max: 500 }));
const index = fc.integer({ min: 0, max: 3 });

/** Accounts with contracts and subscriptions of any shape: endless, overlapping, cancelled, renewed, one under another. */
export const termBases = (max: number): fc.Arbitrary<RawTerms[]> =>
  fc
    .array(
      fc.record({
        contracts: fc.array(
          fc.record({
            kind: maybe(fc.constantFrom('single' as const, 'framework' as const, 'supplement' as const, 'change' as const)),
            belongsTo: maybe(index, 2),
            predecessor: maybe(index, 2),
            signedOn: day,
            startsOn: maybe(day),
            endsOn: maybe(day),
            deliveredOn: maybe(day),
            terminatedOn: maybe(day, 2),
            amount,
            seats,
          }),
          { maxLength: 4 },
        ),
        subscriptions: fc.array(
          fc.record({
            contract: maybe(index, 2),
            predecessor: maybe(index, 2),
            startsOn: day,
            endsOn: maybe(day),
            endedOn: maybe(day, 2),
            amount,
            per: fc.constantFrom('term' as const, 'month' as const, 'year' as const),
            seats,
          }),
          { maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: max },
    )
    .map((drawn) =>
      drawn.map((each, number) => {
        const named = (of: (n: number) => string, own: readonly unknown[], at: number | null) =>
          at === null || at >= own.length ? null : of(number * 10 + at + 1);
        return {
          account: accountId(number + 1),
          contracts: each.contracts.map((one, at) => ({
            ...one,
            id: contractId(number * 10 + at + 1),
            belongsTo: one.belongsTo === at ? null : named(contractId, each.contracts, one.belongsTo),
            predecessor: one.predecessor === at ? null : named(contractId, each.contracts, one.predecessor),
          })),
          subscriptions: each.subscriptions.map((one, at) => ({
            ...one,
            id: subscriptionId(number * 10 + at + 1),
            contract: named(contractId, each.contracts, one.contract),
            predecessor: one.predecessor === at ? null : named(subscriptionId, each.subscriptions, one.predecessor),
          })),
        };
      }),
    );
