import type { HealthPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { AS_OF, accounts } from '../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { healthPolicy } from '../../test/judgement/health-policies.ts';
import { healthOf } from '../../test/oracle/health.ts';
import { hadCome, metricsOf, type RawAccount } from '../../test/oracle/metrics.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { evaluate } from './run.ts';

const { db } = await testDatabase();
const name = { zh: '字段', en: 'Field' };
await declareFields(
  db,
  'account',
  [
    { id: 'need', type: 'number', name },
    { id: 'kind', type: 'choice', name },
    { id: 'signed', type: 'date', name },
    { id: 'vip', type: 'boolean', name },
  ],
  '2020-01-01T00:00:00Z',
);

const TODAY = '2025-12-31';
const run = async (asOf: string) =>
  (await inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' })))[0]!;

interface Row {
  id: string;
  variant: string | null;
  score: string | null;
  colour: string;
  coverage: number;
  cap: string | null;
  points: (string | null)[];
  marks: (string | null)[];
}
/** The result in force of every account on a day. */
const results = async (upTo = TODAY) =>
  (
    await sql<Row>`select distinct on (account_id) account_id as id, variant, score::text, colour, coverage::float as coverage, cap,
      points::text[] as points, marks::text[] as marks
    from health_result where as_of <= ${upTo}::date order by account_id, as_of desc`.execute(db)
  ).rows;
const states = async () =>
  (
    await sql<{ id: string; score: string | null; colour: string | null }>`
      select account_id as id, health::text as score, health_colour as colour from account_state order by account_id`.execute(db)
  ).rows;

const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const shown = (value: bigint | null): string | null => (value === null ? null : `${value / 100n}.${String(value % 100n).padStart(2, '0')}`);

/** One result against the slow evaluator: everything it says, and that its points are the measures' shares and sum to the score. */
function expectJudged(row: Row, policy: HealthPolicy, account: RawAccount, asOf: string): void {
  const { shares, uncapped, ...told } = healthOf(policy, metricsOf(account, asOf));
  const { points, ...said } = row;
  expect(said).toEqual({ id: account.id, ...told, score: shown(told.score), marks: told.marks.map(shown) });
  expect(points.map((one) => one === null)).toEqual(shares.map((one) => one === null));
  expect(points.reduce((sum, one) => sum + cents(one ?? '0'), 0n)).toBe(uncapped ?? 0n);
  points.forEach((point, at) => {
    const share = shares[at];
    // Rounding on the running sum keeps each within a hundredth of its own share.
    if (point && share) expect(Math.abs(Number(cents(point)) - Number(share[0]) / Number(share[1]))).toBeLessThanOrEqual(1.000001);
  });
}

test('judges the health of every account of any base by any policy as the slow evaluator does, and again without a change', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(accounts(40), healthPolicy, fc.constantFrom(...AS_OF), async (base, policy, asOf) => {
      await putBase(db, base);
      await putInForce(db, policy);
      const first = await run(asOf);
      const judged = base.filter((account) => account.status === 'active' && hadCome(account, asOf));
      const found = await results();
      expect(found.map(({ id }) => id)).toEqual(judged.map(({ id }) => id));
      for (const account of judged) expectJudged(found.find(({ id }) => id === account.id)!, policy, account, asOf);
      expect(first).toMatchObject({ kind: 'health', accounts: judged.length, changed: judged.length, published: true });
      expect(await run(asOf)).toMatchObject({ accounts: judged.length, changed: 0 });
      expect(await results()).toEqual(found);
      expect((await states()).filter(({ colour }) => colour !== null)).toEqual(
        found.map(({ id, score, colour }) => ({ id, score, colour })),
      );
    }),
    { numRuns: 25 },
  );
});

test('the result on a night is the latest row up to it, whichever nights were judged, and a row says what it was before', {
  timeout: 180_000,
}, async () => {
  const nights = ['2024-02-29', '2024-03-01', '2024-03-31', '2024-12-31', '2025-02-28'];
  await fc.assert(
    fc.asyncProperty(accounts(12), healthPolicy, fc.subarray(nights, { minLength: 2 }), async (base, policy, asked) => {
      await putBase(db, base);
      await putInForce(db, policy);
      for (const night of asked) await run(night);
      for (const night of asked) {
        const found = await results(night);
        for (const account of base.filter((one) => one.status === 'active' && hadCome(one, night)))
          expectJudged(found.find(({ id }) => id === account.id)!, policy, account, night);
      }
      const chains = await sql<{ broken: number }>`
        select count(*)::int as broken from (
          select r.*, lag(as_of) over w as on_before, lag(score) over w as score_before, lag(colour) over w as colour_before
          from health_result r window w as (partition by account_id order by as_of)) r
        where (before_on, before_score, before_colour) is distinct from (on_before, score_before, colour_before)`.execute(db);
      expect(chains.rows[0]?.broken).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('a day before the latest result or to come is a preview: it counts what would differ and writes nothing', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(accounts(20), healthPolicy, async (base, policy) => {
      await putBase(db, base);
      await putInForce(db, policy);
      await run('2024-12-31');
      const before = await results();
      expect(await run('2024-12-30')).toMatchObject({
        published: false,
        changed: base.filter((one) => one.status === 'active' && hadCome(one, '2024-12-30')).length,
      });
      expect(await run('2026-01-31')).toMatchObject({ published: false });
      expect(await results()).toEqual(before);
    }),
    { numRuns: 20 },
  );
});
