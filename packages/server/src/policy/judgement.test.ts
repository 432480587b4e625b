import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { text } from '../../test/oracle/decimal.ts';
import { hadCome, metricsOf, type RawAccount } from '../../test/oracle/metrics.ts';
import { judge } from '../../test/oracle/tier.ts';
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

const run = (asOf: string) =>
  inTransaction(db, '2025-12-31', async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' }));
interface Row {
  id: string;
  score: string;
  points: (string | null)[];
  rank: number;
}
const results = async () =>
  (
    await sql<Row>`select account_id as id, score::text, array(select p::text from unnest(points) p) as points, level_rank as rank
    from policy_result order by account_id`.execute(db)
  ).rows;

function expected(base: readonly RawAccount[], of: Parameters<typeof judge>[0], asOf: string): Row[] {
  const judged = base
    .filter((account) => account.status === 'active' && hadCome(account, asOf))
    .map((account) => ({ account, values: metricsOf(account, asOf) }));
  return judged.map(({ account, values }) => {
    const { score, points, rank } = judge(of, values, judged);
    return { id: account.id, score: text(score), points: points.map((one) => (one === null ? null : text(one))), rank };
  });
}

test('judges every account of any base by any policy as the slow evaluator does, points summing to the score, and again without a change', async () => {
  await fc.assert(
    fc.asyncProperty(accounts(40), policy, fc.constantFrom(...AS_OF), async (base, of, asOf) => {
      await putBase(db, base);
      await putInForce(db, of);
      const [first] = await run(asOf);
      const found = await results();
      expect(found).toEqual(expected(base, of, asOf));
      for (const row of found) {
        const sum = row.points.reduce((total, one) => total + BigInt((one ?? '0').replace('.', '')), 0n);
        expect(sum).toBe(BigInt(row.score.replace('.', '')));
      }
      expect(first).toMatchObject({ accounts: found.length, changed: found.length, published: true });
      expect((await run(asOf))[0]).toMatchObject({ accounts: found.length, changed: 0 });
    }),
    { numRuns: 25 },
  );
});

test('as of a day, a base is what it was when it ended on that day', async () => {
  await fc.assert(
    fc.asyncProperty(accounts(25), policy, fc.constantFrom(...AS_OF), async (base, of, asOf) => {
      await putBase(db, base);
      await putInForce(db, of);
      await run(asOf);
      const whole = await results();
      const until = base
        .filter((account) => hadCome(account, asOf))
        .map((account) => ({
          ...account,
          lines: account.lines.filter((line) => line.on <= asOf),
          facts: account.facts.filter((fact) => fact.from <= asOf),
        }));
      await putBase(db, until);
      await putInForce(db, of);
      await run(asOf);
      expect(await results()).toEqual(whole);
    }),
    { numRuns: 20 },
  );
});
