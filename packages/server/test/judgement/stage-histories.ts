import fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { emptied } from '../harness/emptied.ts';
import type { OracleContract, OracleHistory, OracleSubscription } from '../oracle/stages.ts';
import { accountId, putBase } from './base.ts';

const AT = '2020-01-01T00:00:00Z';
const uuid = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
const PRODUCTS = [null, uuid(2, 1), uuid(2, 2)];

const plus = (day: string, by: Temporal.DurationLike) => Temporal.PlainDate.from(day).add(by).toString();
/** One in `freq` is missing. */
const maybe = <T>(value: fc.Arbitrary<T>, freq: number) => fc.option(value, { freq, nil: null });
/** Leap days, ends of months, the days around them, and any other. */
const start = fc.oneof(
  fc.constantFrom(
    '2022-01-31',
    '2023-01-31',
    '2023-02-28',
    '2023-03-01',
    '2023-08-31',
    '2023-11-30',
    '2023-12-31',
    '2024-01-31',
    '2024-02-29',
  ),
  fc.integer({ min: 0, max: 900 }).map((days) => plus('2022-01-01', { days })),
);
/** From a week to three years, often whole years or months to the day. */
const length = fc.oneof(
  fc.constantFrom<Temporal.DurationLike>(
    { years: 1 },
    { years: 1 },
    { years: 1 },
    { years: 2 },
    { months: 6 },
    { months: 3 },
    { months: 11 },
    { days: 365 },
    { days: 364 },
  ),
  fc.integer({ min: 1, max: 700 }).map((days) => ({ days })),
);
/** Of one term in the chain of a line: how it follows the one before, what is agreed, and what came of it. */
const link = fc.record({
  product: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
  /** Days between the end of the one before and this start: seamless, a gap, an overlap. */
  gap: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -90, max: 260 })),
  /** Days before the start on which it is signed; below zero: late. */
  ahead: fc.oneof(fc.integer({ min: 0, max: 150 }), fc.integer({ min: -60, max: 0 })),
  names: fc.boolean(),
  length: maybe(length, 12),
  delivered: maybe(fc.integer({ min: -30, max: 420 }), 3),
  terminated: maybe(fc.integer({ min: -20, max: 700 }), 2),
  endless: fc.boolean(),
  amount: fc.constantFrom(100, 100, 200, 300),
  /** Carried by a subscription of its own, by a subscription alone, by a trial. */
  as: fc.constantFrom('contract', 'contract', 'contract', 'carried', 'subscription', 'trial', 'supplement', 'change', 'adjustment'),
  draft: fc.constantFrom(false, false, false, false, false, false, false, true),
  longer: fc.integer({ min: -40, max: 200 }),
});

/** Histories of accounts: one to three chains, each of one to four terms. */
export const histories = fc
  .array(fc.record({ product: fc.nat(2), start, links: fc.array(link, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 3 })
  .map((chains) => (number: number): OracleHistory => {
    const contracts: OracleContract[] = [];
    const subscriptions: OracleSubscription[] = [];
    let serial = number * 100;
    for (const { product: main, start: first, links } of chains) {
      let from = first;
      let before: OracleContract | null = null;
      let subscribed: string | null = null;
      for (const one of links) {
        serial += 1;
        const product = PRODUCTS[one.product === 0 ? main : (main + one.product) % 3]!;
        const starts = plus(from, { days: one.gap });
        const ends = one.length === null ? null : plus(plus(starts, one.length), { days: -1 });
        const last = ends ?? plus(starts, { years: 1 });
        const terminated = one.terminated === null ? null : plus(starts, { days: one.terminated });
        const number_ = serial % 4 === 0 ? null : `N${serial % 7}-${serial}`;
        const contract: OracleContract = {
          id: uuid(4, serial),
          number: number_,
          product,
          kind: 'single',
          draft: one.draft,
          adjusts: null,
          belongsTo: null,
          predecessor: one.names && before ? before.id : null,
          signed: plus(starts, { days: -one.ahead }),
          starts: one.endless && one.ahead === 0 ? null : starts,
          ends,
          delivered: one.delivered === null ? null : plus(starts, { days: one.delivered }),
          terminated,
          amount: one.amount,
        };
        const subscription: OracleSubscription = {
          id: uuid(5, serial),
          number: null,
          product,
          contract: one.as === 'carried' ? contract.id : null,
          predecessor: one.names ? subscribed : null,
          trial: one.as === 'trial',
          starts,
          ends,
          ended: terminated !== null && terminated < starts ? null : terminated,
          amount: one.amount,
        };
        if (one.as === 'adjustment' && before)
          contracts.push({ ...contract, adjusts: before.id, predecessor: null, product: before.product });
        else if ((one.as === 'supplement' || one.as === 'change') && before)
          contracts.push({
            ...contract,
            kind: one.as,
            belongsTo: before.id,
            predecessor: null,
            product: before.product,
            ends: before.ends === null || one.endless ? null : plus(before.ends, { days: one.longer }),
          });
        else if (one.as === 'subscription' || one.as === 'trial') subscriptions.push(subscription);
        else {
          contracts.push(contract);
          if (one.as === 'carried') subscriptions.push(subscription);
          before = contract;
        }
        if (one.as === 'subscription' || one.as === 'carried') subscribed = subscription.id;
        from = plus(last, { days: 1 });
      }
    }
    return { account: accountId(number), contracts, subscriptions };
  });

export async function putHistories(db: Db, all: readonly OracleHistory[]): Promise<void> {
  await emptied(db, 'contract', 'subscription');
  await putBase(
    db,
    all.map(({ account }) => ({ id: account, since: '2015-01-01', status: 'active', lines: [], facts: [] })),
  );
  const contracts = all.flatMap(({ account, contracts: own }) => own.map((one) => ({ account, ...one })));
  await sql`insert into contract (account_id, id, code, kind, draft, adjusts_id, framework_id, predecessor_id, product_id, happened_on, starts_on, ends_on, delivered_on,
      terminated_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
    select account, id, number, kind, draft, adjusts, "belongsTo", predecessor, product, signed, starts, ends, delivered, terminated, amount, amount, 'CNY', signed, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(contracts)}::jsonb) as r(account uuid, id uuid, number text, kind text, draft boolean, adjusts uuid, "belongsTo" uuid, predecessor uuid,
      product uuid, signed date, starts date, ends date, delivered date, terminated date, amount numeric)`.execute(db);
  const subscriptions = all.flatMap(({ account, subscriptions: own }) => own.map((one) => ({ account, ...one })));
  await sql`insert into subscription (account_id, id, code, contract_id, predecessor_id, product_id, trial, happened_on, ends_on, ended_on, amount,
      base_amount, amount_per, currency, known_at, recorded_at, changed_at)
    select account, id, number, contract, predecessor, product, trial, starts, ends, ended, amount, amount, 'term', 'CNY', starts, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(subscriptions)}::jsonb) as r(account uuid, id uuid, number text, contract uuid, predecessor uuid, product uuid,
      trial boolean, starts date, ends date, ended date, amount numeric)`.execute(db);
  await sql`analyze contract, subscription, account`.execute(db);
}
