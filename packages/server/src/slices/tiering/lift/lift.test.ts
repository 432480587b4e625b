import type { Lift, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../../../test/judgement/base.ts';
import { contextOn } from '../../../../test/judgement/ctx.ts';
import { micro, text } from '../../../../test/oracle/decimal.ts';
import { hadCome, metricsOf, type RawAccount, type Value, type Values } from '../../../../test/oracle/metrics.ts';
import { type Base, judge } from '../../../../test/oracle/tier.ts';
import { metricsOfPolicy } from '../../../policy/points.ts';
import { catalogOf } from '../../catalog.ts';
import { declareFields } from '../../settings/index.ts';
import { tiersHandlers } from '../index.ts';
import { leverOf } from './levers.ts';

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
const catalog = await catalogOf(db);
// Ranks among the base are frozen in twentieths, which the slow evaluator does not know: a test of its own below.
const ranksNothing = (of: TierPolicy) => of.items.every((item) => !('weighted' in item) || item.weighted.normalise.method !== 'percentile');

type Change = Lift['changes'][number];
const figures = (type: string) => ['money', 'count', 'days', 'ratio', 'score', 'number'].includes(type);
const worthOf = ({ type }: Change, after: Change['after']): Value =>
  after !== null && figures(type) ? micro(Number(after).toFixed(6)) : (after as Value);

/** The level that the slow evaluator gives when these metrics are changed, the base being what it was. */
const rankWith = (of: TierPolicy, values: Values, base: Base, changes: Values): number => judge(of, { ...values, ...changes }, base).rank;
const applied = (changes: readonly Change[]): Values =>
  Object.fromEntries(changes.map((change) => [change.metric, worthOf(change, change.after)]));
/** One step back towards what is, where that is no further than what is. */
function oneLess(change: Change, values: Values): Values | null {
  const now = (values[change.metric] ?? 0n) as bigint;
  const [after, step] = [worthOf(change, change.after) as bigint, micro(change.step!)];
  const size = after > now ? after - now : now - after;
  if (size < step) return null;
  return { [change.metric]: after > now ? after - step : after + step };
}
const TRIED = [0, 0.2, 0.25, 1, 2, 3, 4, 5, 30, 31, 90, 91, 100, 101, 1000, 1001, 99_999.99, 100_000, 1_000_000, 1_000_001, 30_000_000];

test('what is said to lift lifts to the level that is promised, one unit less does not, and what is not said does not lift', async () => {
  const seen = { singles: 0, pairs: 0, top: 0, steps: 0 };
  await fc.assert(
    fc.asyncProperty(accounts(8), policy.filter(ranksNothing), fc.constantFrom(...AS_OF), async (base, of, asOf) => {
      const account = base.find((one) => hadCome(one, asOf));
      if (!account) return;
      await putBase(db, base);
      await putInForce(db, of);
      const values = metricsOf(account, asOf);
      const whole: Base = base
        .filter((one) => one.status === 'active' && hadCome(one, asOf))
        .map((one: RawAccount) => ({ account: one, values: metricsOf(one, asOf) }));
      const found = await tiersHandlers.lift(contextOn(db, asOf), { accountId: account.id });
      const now = judge(of, values, whole).rank;
      expect(found.level).toBe(of.levels[now]!.id);
      if (now === 0) {
        seen.top++;
        expect(found).toMatchObject({ next: null, singles: [], pairs: [] });
        return;
      }
      expect(found.next?.id).toBe(of.levels[now - 1]!.id);
      for (const lift of [...found.singles, ...found.pairs]) {
        const all = applied(lift.changes);
        const reached = rankWith(of, values, whole, all);
        expect({ ...all, level: of.levels[reached]!.id }).toEqual({ ...all, level: lift.level });
        expect(reached).toBeLessThan(now);
        if (of.items.length) expect(text(judge(of, { ...values, ...all }, whole).score)).toBe(text(micro(lift.score!)));
        for (const change of lift.changes.filter(({ step }) => step !== null)) {
          const less = oneLess(change, values);
          if (!less) continue;
          seen.steps++;
          expect({ change, rank: rankWith(of, values, whole, { ...all, ...less }) >= now }).toEqual({ change, rank: true });
        }
      }
      seen.singles += found.singles.length;
      seen.pairs += found.pairs.length;
      const told = new Set(found.singles.map(({ changes }) => changes[0]!.metric));
      for (const id of metricsOfPolicy(of).filter((one) => leverOf(one) && figures(catalog.get(one)!.type) && !told.has(one)))
        for (const value of TRIED.filter((one) => Number.isInteger(one) || !['count', 'days', 'score'].includes(catalog.get(id)!.type)))
          expect({ id, value, lifts: rankWith(of, values, whole, { [id]: micro(value) }) < now }).toEqual({ id, value, lifts: false });
    }),
    { numRuns: 35 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
