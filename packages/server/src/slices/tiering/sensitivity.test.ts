import { type TierItem, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../../test/judgement/arbitraries.ts';
import { accountId, putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn } from '../../../test/judgement/ctx.ts';
import { divide, micro, text } from '../../../test/oracle/decimal.ts';
import { hadCome, metricsOf } from '../../../test/oracle/metrics.ts';
import { judge } from '../../../test/oracle/tier.ts';
import { declareFields } from '../settings/index.ts';
import { tiersHandlers } from './index.ts';

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

/** The policy without an item: a weighted one as if nobody had its facts and it were skipped, another simply gone. */
function leftOut(of: TierPolicy, id: string): TierPolicy {
  const absent = (item: TierItem): TierItem =>
    'weighted' in item ? { ...item, whenNull: 'skip', weighted: { ...item.weighted, metric: 'nobody.has' } } : item;
  const items = of.items.flatMap((item) => (item.id !== id ? [item] : 'weighted' in item ? [absent(item)] : []));
  return { ...of, items };
}

test('each item changes as many levels as a plain recount without it finds, and its points spread as they do there', async () => {
  const seen = { changed: 0, weighted: 0 };
  await fc.assert(
    fc.asyncProperty(accounts(15), policy, fc.constantFrom(...AS_OF), async (base, of, asOf) => {
      await putBase(db, base);
      await putInForce(db, of);
      const whole = base
        .filter((one) => one.status === 'active' && hadCome(one, asOf))
        .map((account) => ({ account, values: metricsOf(account, asOf) }));
      const found = await tiersHandlers.sensitivity(contextOn(db, asOf), {});
      const counts = found.items.map(({ changed }) => changed!);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      for (const [place, item] of of.items.entries()) {
        const told = found.items.find(({ id }) => id === item.id)!;
        const judged = whole.map(({ values }) => ({ full: judge(of, values, whole), less: judge(leftOut(of, item.id), values, whole) }));
        const points = judged.map(({ full }) => full.points[place] ?? 0n);
        const higher = judged.filter(({ full, less }) => less.rank < full.rank).length;
        const lower = judged.filter(({ full, less }) => less.rank > full.rank).length;
        expect(told).toMatchObject({
          id: item.id,
          higher,
          lower,
          changed: higher + lower,
          nonzero: points.filter((one) => one !== 0n).length,
        });
        if (higher + lower) seen.changed++;
        if (higher + lower && 'weighted' in item) seen.weighted++;
        if (!whole.length) continue;
        const sum = points.reduce((total, one) => total + one, 0n);
        expect(text(micro(told.points!.mean))).toBe(text(divide(sum, micro(whole.length))));
        const sorted = points.toSorted((a, b) => (a < b ? -1 : 1));
        expect([text(micro(told.points!.min)), text(micro(told.points!.max))]).toEqual([text(sorted[0]!), text(sorted.at(-1)!)]);
        const mean = Number(sum) / 1e6 / points.length;
        const deviation = Math.sqrt(points.reduce((total, one) => total + (Number(one) / 1e6 - mean) ** 2, 0) / points.length);
        expect(Number(told.points!.deviation)).toBeCloseTo(deviation, 4);
      }
    }),
    { numRuns: 25 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a policy of conditions alone has no items to weigh', async () => {
  await putBase(db, [{ id: accountId(1), since: '2024-01-01', status: 'active', lines: [], facts: [] }]);
  const levels = [
    { id: 'A', name, when: { metric: 'account.employees', op: '>', value: 1 } },
    { id: 'B', name },
  ];
  await putInForce(db, TierPolicy.parse({ apiVersion: 'fulcrum/v1', kind: 'tier', id: 'plain', name, levels }));
  expect(await tiersHandlers.sensitivity(contextOn(db, '2025-01-01'), {})).toMatchObject({ accounts: 0, items: [] });
});
