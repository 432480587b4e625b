import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId } from '../../../test/judgement/base.ts';
import { unaccounted } from '../../../test/judgement/from-rows.ts';
import {
  contractId,
  expectedFigures,
  figuresOf,
  NO_CONTRACT,
  NO_SUBSCRIPTION,
  putTerms,
  subscriptionId,
  TERM_DAYS,
  termBases,
} from '../../../test/judgement/terms-base.ts';
import { contractFigures, type RawContract, type RawSubscription, type RawTerms } from '../../../test/oracle/terms.ts';
import { oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { catalogWith } from '../catalog.ts';
import { governingSeats } from './index.ts';

const { db } = await testDatabase();
const catalog = catalogWith([]);
const contract = (number: number, init: Partial<RawContract> & { signedOn: string }): RawContract => ({
  ...NO_CONTRACT,
  ...init,
  id: contractId(number),
});
const subscription = (number: number, init: Partial<RawSubscription> & { startsOn: string }): RawSubscription => ({
  ...NO_SUBSCRIPTION,
  ...init,
  id: subscriptionId(number),
});

/** The figures of the one account that has these contracts and subscriptions. */
async function figures(asOf: string, own: Partial<RawTerms>): Promise<Record<string, unknown>> {
  await putTerms(db, [{ account: accountId(1), contracts: [], subscriptions: [], ...own }]);
  return (await figuresOf(db, catalog, asOf)).get(accountId(1))!;
}

describe('one worked row a metric', () => {
  // 2024 is a leap year: 36,600 over its 366 days is 100 a day.
  const year = contract(1, {
    signedOn: '2023-12-20',
    startsOn: '2024-01-01',
    endsOn: '2024-12-31',
    deliveredOn: '2024-01-31',
    amount: '36600',
    seats: 40,
  });
  const next = contract(2, { signedOn: '2024-11-30', startsOn: '2025-01-01', endsOn: '2025-12-31', amount: '73000', predecessor: year.id });

  test('ARR is the amount of a day times 365, of the terms that cover the day, and overlaps add', async () => {
    expect(await figures('2024-06-30', { contracts: [year] })).toMatchObject({ 'contracts.arr': 36500 });
    const monthly = subscription(1, { startsOn: '2024-06-30', amount: '500', per: 'month' });
    const yearly = subscription(2, { startsOn: '2024-01-01', endsOn: '2024-06-29', amount: '9000', per: 'year' });
    expect(await figures('2024-06-30', { contracts: [year], subscriptions: [monthly, yearly] })).toMatchObject({
      'contracts.arr': 36500 + 6000,
    });
    const endless = contract(3, { signedOn: '2020-01-01', amount: '1000' });
    expect(await figures('2024-06-30', { contracts: [endless] })).toMatchObject({ 'contracts.arr': 1000, 'contracts.term_end_on': null });
    expect(await figures('2024-06-30', {})).toMatchObject({ 'contracts.arr': 0 });
  });

  test('a contract with subscriptions of its own counts by them, and a framework by what stands under it', async () => {
    const carried = subscription(1, { startsOn: '2024-01-01', contract: year.id, amount: '100', per: 'month' });
    expect(await figures('2024-06-30', { contracts: [year], subscriptions: [carried] })).toMatchObject({ 'contracts.arr': 1200 });
    const framework = contract(3, { kind: 'framework', signedOn: '2023-01-01', amount: '900000' });
    const under = { ...year, belongsTo: framework.id };
    expect(await figures('2024-06-30', { contracts: [framework, under] })).toMatchObject({ 'contracts.arr': 36500, 'contracts.count': 2 });
    const supplement = contract(4, { kind: 'supplement', belongsTo: year.id, signedOn: '2024-12-22', amount: '1000' });
    // Ten days to the end of what it belongs to: 100 a day.
    expect(await figures('2024-12-31', { contracts: [year, supplement] })).toMatchObject({ 'contracts.arr': 36500 + 36500 });
  });

  test('contracts count when they are signed, renewals when the successor is', async () => {
    const both = { contracts: [year, next] };
    expect(await figures('2023-12-19', both)).toMatchObject({ 'contracts.count': 0, 'contracts.renewals': 0 });
    expect(await figures('2024-11-29', both)).toMatchObject({ 'contracts.count': 1, 'contracts.renewals': 0 });
    expect(await figures('2024-11-30', both)).toMatchObject({ 'contracts.count': 2, 'contracts.renewals': 1 });
  });

  test('years are days with some term, a day of two terms once, to one decimal', async () => {
    const other = subscription(1, { startsOn: '2024-07-01', endsOn: '2025-06-30', amount: '1', per: 'month' });
    // 366 + 181 days; 547 ÷ 365.25 = 1.498.
    expect(await figures('2026-01-01', { contracts: [year], subscriptions: [other] })).toMatchObject({ 'contracts.years': 1.5 });
    expect(await figures('2024-01-01', { contracts: [year] })).toMatchObject({ 'contracts.years': 0 });
    expect(await figures('2024-01-19', { contracts: [year] })).toMatchObject({ 'contracts.years': 0.1 });
  });

  test('the governing term is the one that ends first and is not renewed; its successor governs from its signing', async () => {
    const both = { contracts: [year, next] };
    expect(await figures('2024-11-29', both)).toMatchObject({
      'contracts.term_end_on': '2024-12-31',
      'contracts.days_to_end': 32,
      'contracts.seats': 40,
    });
    expect(await figures('2024-11-30', both)).toMatchObject({
      'contracts.term_end_on': '2025-12-31',
      'contracts.days_to_end': 396,
      'contracts.seats': null,
    });
    const lapsed = { contracts: [year] };
    expect(await figures('2025-01-10', lapsed)).toMatchObject({
      'contracts.term_end_on': '2024-12-31',
      'contracts.days_to_end': -10,
      'contracts.arr': 0,
    });
    expect(await figures('2025-01-10', {})).toMatchObject({
      'contracts.term_end_on': null,
      'contracts.days_to_end': null,
      'contracts.seats': null,
    });
  });

  test('an early end is known from its day on, and the last day is the one before', async () => {
    const stopped = { ...year, terminatedOn: '2024-07-01' };
    expect(await figures('2024-06-30', { contracts: [stopped] })).toMatchObject({ 'contracts.arr': 36500, 'contracts.days_to_end': 184 });
    expect(await figures('2024-07-01', { contracts: [stopped] })).toMatchObject({
      'contracts.arr': 0,
      'contracts.days_to_end': -1,
      'contracts.years': 0.5,
    });
  });

  test('months since delivery are whole: of 31 January one is over on the last day of February', async () => {
    const months = async (asOf: string) => (await figures(asOf, { contracts: [year] }))['contracts.months_since_delivery'];
    expect([await months('2024-01-30'), await months('2024-01-31'), await months('2024-02-28'), await months('2024-02-29')]).toEqual([
      null,
      0,
      0,
      1,
    ]);
  });
});

test('every figure of any base is what the slow reckoning says; an account alone reads as it does among all, and so do the rows behind each', async () => {
  await fc.assert(
    fc.asyncProperty(termBases(12), fc.constantFrom(...TERM_DAYS), async (base, asOf) => {
      await putTerms(db, base);
      const found = await figuresOf(db, catalog, asOf);
      for (const own of base) expect(found.get(own.account)).toEqual(expectedFigures(contractFigures(own, asOf)));
      const [first] = base;
      expect((await figuresOf(db, catalog, asOf, first!.account)).get(first!.account)).toEqual(found.get(first!.account));
      const values = expectedFigures(contractFigures(first!, asOf));
      expect(await unaccounted(db, catalog, { values, accountId: first!.account, asOf })).toEqual([]);
    }),
    { numRuns: 16 },
  );
});

test('as of a day, figures are those of the base that has only the facts until then', async () => {
  await fc.assert(
    fc.asyncProperty(termBases(8), fc.constantFrom(...TERM_DAYS), async (base, asOf) => {
      await putTerms(db, base);
      const whole = await figuresOf(db, catalog, asOf);
      const until = (day: string | null) => (day !== null && day <= asOf ? day : null);
      const truncated = base.map(({ account, contracts, subscriptions }) => ({
        account,
        contracts: contracts
          .filter(({ signedOn }) => signedOn <= asOf)
          .map((one) => ({ ...one, deliveredOn: until(one.deliveredOn), terminatedOn: until(one.terminatedOn) })),
        subscriptions: subscriptions.filter(({ startsOn }) => startsOn <= asOf).map((one) => ({ ...one, endedOn: until(one.endedOn) })),
      }));
      await putTerms(db, truncated);
      expect(await figuresOf(db, catalog, asOf)).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

test('figures stand alone by account until the company counts groups together', async () => {
  const own = (number: number, amount: string): RawTerms => ({
    account: accountId(number),
    contracts: [],
    subscriptions: [subscription(number, { startsOn: '2024-01-01', amount, seats: number })],
  });
  await putTerms(db, [own(1, '100'), own(2, '20'), own(3, '3')]);
  await sql`update account set parent_id = ${accountId(1)} where id = ${accountId(2)}`.execute(db);
  await sql`update account set parent_id = ${accountId(2)} where id = ${accountId(3)}`.execute(db);
  const arr = async (alone?: string) =>
    [...(await figuresOf(db, catalog, '2024-06-30', alone)).entries()].sort().map(([, one]) => one['contracts.arr']);
  expect(await arr()).toEqual([100, 20, 3]);
  await sql`insert into contract_setting (number_rule, rolls_up) values ('HT-{yyyy}-{seq4}', true)`.execute(db);
  expect(await arr()).toEqual([123, 23, 3]);
  expect(await arr(accountId(2))).toEqual([23]);
  await sql`delete from contract_setting`.execute(db);
});

test('a group counts those that stood below it on the day, wherever they stand now, alone and among all', async () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from('2022-06-01').add({ days }).toString());
  const move = fc.record({ account: fc.nat(4), on: day, parent: fc.option(fc.nat(4)) });
  await sql`insert into contract_setting (number_rule, rolls_up) values ('HT-{yyyy}-{seq4}', true)`.execute(db);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(move, { maxLength: 8, selector: ({ account, on }) => `${account} ${on}` }),
      fc.constantFrom(...TERM_DAYS),
      async (drawn, asOf) => {
        // Moves in their order; one that would make a circle is none.
        const parents = new Map<number, number | null>();
        const above = (of: number | null | undefined): number[] => (of === null || of === undefined ? [] : [of, ...above(parents.get(of))]);
        const then = new Map<number, number | null>();
        const moves = drawn
          .toSorted((one, other) => (one.on < other.on ? -1 : 1))
          .flatMap(({ account, on, parent }) => {
            if (parent !== null && above(parent).includes(account)) return [];
            parents.set(account, parent);
            if (on <= asOf) then.set(account, parent);
            return [{ account: accountId(account + 1), on, parent: parent === null ? null : accountId(parent + 1) }];
          });
        await putTerms(
          db,
          [1, 2, 3, 4, 5].map((number) => ({
            account: accountId(number),
            contracts: [],
            subscriptions: [subscription(number, { startsOn: '2020-01-01', amount: String(10 ** number) })],
          })),
        );
        const json = JSON.stringify(moves);
        await sql`insert into account_history (account_id, field, valid_from, recorded_at, known_at, value)
        select account, 'parent_id', "on", '2020-01-01Z', "on", coalesce(to_jsonb(parent), 'null')
        from jsonb_to_recordset(${json}::jsonb) as m(account uuid, "on" date, parent uuid)`.execute(db);
        for (const [account, parent] of parents)
          await sql`update account set parent_id = ${parent === null ? null : accountId(parent + 1)}::uuid where id = ${accountId(account + 1)}`.execute(
            db,
          );
        const stoodBelow = (of: number): number[] =>
          [0, 1, 2, 3, 4].filter((one) => {
            const seen: number[] = [];
            for (let at = then.get(one); at !== null && at !== undefined && !seen.includes(at); at = then.get(at)) seen.push(at);
            return seen.includes(of);
          });
        const found = await figuresOf(db, catalog, asOf);
        for (const number of [0, 1, 2, 3, 4]) {
          const expected = [number, ...stoodBelow(number)].reduce((sum, one) => sum + 10 ** (one + 1), 0);
          expect(found.get(accountId(number + 1))).toMatchObject({ 'contracts.arr': expected });
        }
        expect((await figuresOf(db, catalog, asOf, accountId(1))).get(accountId(1))).toEqual(found.get(accountId(1)));
      },
    ),
    { numRuns: 8 },
  );
  await sql`delete from contract_setting`.execute(db);
});

test('seats of the governing term are to be had by whoever measures usage a seat, of all accounts or one', async () => {
  await putTerms(db, [{ account: accountId(1), contracts: [], subscriptions: [subscription(1, { startsOn: '2024-01-01', seats: 25 })] }]);
  const all = await governingSeats(wholeBaseOn('2024-06-30')).execute(db);
  expect(all.rows).toEqual([{ account_id: accountId(1), seats: 25 }]);
  expect((await governingSeats(oneAccountOn(accountId(2), '2024-06-30')).execute(db)).rows).toEqual([]);
});
