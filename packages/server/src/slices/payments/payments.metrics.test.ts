import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF } from '../../../test/judgement/arbitraries.ts';
import { accountId, putBase } from '../../../test/judgement/base.ts';
import { factsOf, factsOfOne } from '../../../test/judgement/facts-of.ts';
import { unaccounted } from '../../../test/judgement/from-rows.ts';
import { putPayments } from '../../../test/judgement/put-payments.ts';
import { text } from '../../../test/oracle/decimal.ts';
import { paymentMetricsOf, type RawClaim, type RawInstalment } from '../../../test/oracle/payments.ts';
import { catalogWith } from '../catalog.ts';

const { db } = await testDatabase();
const METRICS = ['payments.overdue_amount', 'payments.overdue_days_max', 'payments.late_paid_24m'];
const ACCOUNTS = [1, 2, 3].map(accountId);
const id = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
beforeAll(() =>
  putBase(
    db,
    ACCOUNTS.map((one) => ({ id: one, since: '2020-01-01', status: 'active', lines: [], facts: [] })),
  ),
);

const day = fc.oneof(
  fc.constantFrom(
    ...AS_OF.flatMap((asOf) => [-731, -730, -8, -7, -1, 0, 1].map((days) => Temporal.PlainDate.from(asOf).add({ days }).toString())),
  ),
  fc.integer({ min: 0, max: 1200 }).map((days) => Temporal.PlainDate.from('2022-01-01').add({ days }).toString()),
);
const amount = fc.constantFrom('100', '100', '33.333333', '0.01', '250', '0', '-50');
const account = fc.integer({ min: 0, max: 2 });
const contract = fc.option(fc.constantFrom(id(8, 1), id(8, 2)));
const bases = fc
  .record({
    instalments: fc.array(
      fc.record({
        account,
        contract,
        planned: day,
        due: day,
        amount,
        rate: fc.constantFrom(1, 7),
        writtenOff: fc.option(day, { freq: 6 }),
      }),
      { maxLength: 10 },
    ),
    claims: fc.array(
      fc.record({
        account,
        to: fc.integer({ min: 0, max: 13 }),
        received: day,
        waits: fc.constantFrom(0, 0, 5, 40),
        amount: fc.constantFrom('100', '60', '33.333333', '200'),
      }),
      { maxLength: 10 },
    ),
  })
  .map(({ instalments, claims }) => {
    const planned: RawInstalment[] = instalments.map((one, index) => ({ ...one, account: ACCOUNTS[one.account]!, id: id(6, index) }));
    const paid: RawClaim[] = claims.map((one, index) => {
      const instalment = planned[one.to];
      return {
        id: id(7, index),
        account: instalment?.account ?? ACCOUNTS[one.account]!,
        instalment: instalment?.id ?? null,
        contract: instalment ? null : id(8, 1 + (one.to % 2)),
        received: one.received,
        claimed: Temporal.PlainDate.from(one.received).add({ days: one.waits }).toString(),
        amount: one.amount,
      };
    });
    return { instalments: planned, claims: paid };
  });

const expected = (instalments: RawInstalment[], claims: RawClaim[], asOf: string) =>
  ACCOUNTS.map((one) =>
    Object.fromEntries(Object.entries(paymentMetricsOf(instalments, claims, one, asOf)).map(([metric, value]) => [metric, text(value)])),
  );
const found = async (asOf: string) => {
  const facts = await factsOf(db, METRICS, asOf);
  return ACCOUNTS.map((one) => facts.get(one));
};

test('of any plan and any claims, the set, one account alone, the slow payer by hand and the rows behind each figure agree', async () => {
  await fc.assert(
    fc.asyncProperty(bases, fc.constantFrom(...AS_OF), async ({ instalments, claims }, asOf) => {
      await putPayments(db, instalments, claims);
      expect(await found(asOf)).toEqual(expected(instalments, claims, asOf));
      expect(await factsOfOne(db, METRICS, asOf, ACCOUNTS[1]!)).toEqual(expected(instalments, claims, asOf)[1]);
      const values = expected(instalments, claims, asOf)[0]!;
      expect(await unaccounted(db, catalogWith([]), { values, accountId: ACCOUNTS[0]!, asOf })).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('as of a day, a plan is what it was when the base ended on that day', async () => {
  await fc.assert(
    fc.asyncProperty(bases, fc.constantFrom(...AS_OF), async ({ instalments, claims }, asOf) => {
      await putPayments(db, instalments, claims);
      const whole = await found(asOf);
      const until = instalments
        .filter(({ planned }) => planned <= asOf)
        .map((one) => ({ ...one, writtenOff: one.writtenOff !== null && one.writtenOff <= asOf ? one.writtenOff : null }));
      await putPayments(
        db,
        until,
        claims.filter(({ claimed }) => claimed <= asOf),
      );
      expect(await found(asOf)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

describe('worked rows', () => {
  const instalment = (number: number, due: string, init: Partial<RawInstalment> = {}): RawInstalment => ({
    id: id(6, number),
    account: ACCOUNTS[0]!,
    contract: id(8, 1),
    planned: '2024-01-01',
    due,
    amount: '100',
    rate: 1,
    writtenOff: null,
    ...init,
  });
  const claim = (number: number, received: string, init: Partial<RawClaim>): RawClaim => ({
    id: id(7, number),
    account: ACCOUNTS[0]!,
    instalment: null,
    contract: null,
    received,
    claimed: received,
    amount: '100',
    ...init,
  });
  const of = async (asOf: string) => Object.values((await factsOf(db, METRICS, asOf)).get(ACCOUNTS[0]!)!).map(Number);

  test('payments.overdue_amount and overdue_days_max: due on 1 and 31 March, 60 of the first paid; on 31 March 40 are 30 days overdue, the day after 140', async () => {
    await putPayments(
      db,
      [instalment(1, '2024-03-01'), instalment(2, '2024-03-31')],
      [claim(1, '2024-03-10', { instalment: id(6, 1), amount: '60' })],
    );
    expect(await of('2024-03-31')).toEqual([40, 30, 0]);
    expect(await of('2024-04-01')).toEqual([140, 31, 0]);
  });
  test('money claimed to the contract pays the oldest due first, and counts from the day it was claimed', async () => {
    await putPayments(
      db,
      [instalment(1, '2024-03-01'), instalment(2, '2024-03-05')],
      [claim(1, '2024-03-06', { contract: id(8, 1), amount: '150', claimed: '2024-03-20' })],
    );
    expect(await of('2024-03-19')).toEqual([200, 18, 0]);
    expect(await of('2024-03-20')).toEqual([50, 15, 0]);
  });
  test('payments.late_paid_24m: received 7 days after the due day is in time, 8 is late, and after 24 months forgotten', async () => {
    const late = claim(2, '2024-03-13', { instalment: id(6, 2), claimed: '2024-04-30' });
    await putPayments(
      db,
      [instalment(1, '2024-03-05'), instalment(2, '2024-03-05')],
      [claim(1, '2024-03-12', { instalment: id(6, 1) }), late],
    );
    expect(await of('2024-04-29')).toEqual([100, 55, 0]);
    expect(await of('2024-04-30')).toEqual([0, 0, 1]);
    expect(await of('2026-03-04')).toEqual([0, 0, 1]);
    expect(await of('2026-03-05')).toEqual([0, 0, 0]);
  });
  test('bad debt written off is not overdue any more, and was before', async () => {
    await putPayments(db, [instalment(1, '2024-03-01', { writtenOff: '2024-12-31' })], []);
    expect(await of('2024-12-30')).toEqual([100, 304, 0]);
    expect(await of('2024-12-31')).toEqual([0, 0, 0]);
  });
});
