import type { TierChange, TierPolicy } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../../test/judgement/arbitraries.ts';
import { addRecords, putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { type Micro, micro } from '../../../test/oracle/decimal.ts';
import { hadCome, metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { judge } from '../../../test/oracle/tier.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { tiersHandlers } from './index.ts';

const { db } = await testDatabase();
const TODAY = '2025-12-31';
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
const run = (asOf: string) => inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' }));
const changed = (accountId: string, from?: string, to?: string): Promise<TierChange> =>
  tiersHandlers.change(contextOn(db, TODAY), { accountId, ...(from ? { from } : {}), ...(to ? { to } : {}) });

type Points = Record<string, Micro>;
/** The slow way: one account's facts of one day among the others of another. */
function pointsOf(of: TierPolicy, account: RawAccount, day: string, others: readonly RawAccount[], base: string): Points {
  const own = { account, values: metricsOf(account, day) };
  const rest = others.filter((one) => one.status === 'active' && hadCome(one, base));
  const judged = judge(of, own.values, [own, ...rest.map((one) => ({ account: one, values: metricsOf(one, base) }))]);
  return Object.fromEntries(of.items.map((item, index) => [item.id, judged.points[index] ?? 0n]));
}
const minus = (a: Points, b: Points, id: string): Micro => (a[id] ?? 0n) - (b[id] ?? 0n);

/** An account without its last order and half of its facts, and what it then still lacks. */
function splitLate(account: RawAccount): { early: RawAccount; late: RawAccount } {
  const last = account.lines.at(-1)?.order;
  const half = account.facts.filter((_, index) => index % 2 === 0);
  return {
    early: { ...account, lines: account.lines.filter((line) => line.order !== last), facts: half },
    late: {
      ...account,
      lines: account.lines.filter((line) => line.order === last),
      facts: account.facts.filter((fact) => !half.includes(fact)),
    },
  };
}

test('the parts are what the slow evaluator finds step by step, and add up to the difference of the scores to the last digit', async () => {
  const told = { whole: 0, facts: 0, base: 0, rules: 0, late: 0 };
  await fc.assert(
    fc.asyncProperty(
      accounts(10),
      policy,
      fc.option(policy),
      fc.uniqueArray(fc.constantFrom(...AS_OF), { minLength: 2, maxLength: 2 }),
      async (base, old, next, days) => {
        const [from, to] = days.toSorted() as [string, string];
        const { early, late } = splitLate(base[0]!);
        const others = base.slice(1);
        await putBase(db, [early, ...others]);
        await putInForce(db, old);
        await run(from);
        if (next) await putInForce(db, next);
        const fresh = next ?? old;
        await run(to);
        await addRecords(db, [late]);
        const whole = base[0]!;
        const change = await changed(whole.id, from, to);
        const judged = early.status === 'active';
        // Where no evaluation judged the account, the policy in force now judges both days.
        const first = judged && hadCome(early, from) ? old : fresh;
        if (!hadCome(whole, from)) {
          expect(change).toMatchObject({ difference: null, parts: null });
          return;
        }
        const steps = {
          beforeNow: pointsOf(first, whole, from, others, from),
          newFacts: pointsOf(first, whole, to, others, from),
          newBase: pointsOf(first, whole, to, others, to),
          afterNow: pointsOf(fresh, whole, to, others, to),
        };
        const before = judged && hadCome(early, from) ? pointsOf(old, early, from, others, from) : steps.beforeNow;
        const after = judged && hadCome(early, to) ? pointsOf(fresh, early, to, others, to) : steps.afterNow;
        let sum = 0n;
        for (const item of change.items) {
          const parts = item.parts!;
          const found = { facts: micro(parts.facts), base: micro(parts.base), rules: micro(parts.rules), late: micro(parts.late) };
          expect({ id: item.id, ...found }).toEqual({
            id: item.id,
            facts: minus(steps.newFacts, steps.beforeNow, item.id),
            base: minus(steps.newBase, steps.newFacts, item.id),
            rules: minus(steps.afterNow, steps.newBase, item.id),
            late: minus(after, steps.afterNow, item.id) + minus(steps.beforeNow, before, item.id),
          });
          expect(micro(item.difference!)).toBe(found.facts + found.base + found.rules + found.late);
          expect(micro(item.after ?? 0) - micro(item.before ?? 0)).toBe(micro(item.difference!));
          sum += micro(item.difference!);
          for (const key of ['facts', 'base', 'rules', 'late'] as const) if (found[key] !== 0n) told[key]++;
        }
        expect(sum).toBe(micro(change.difference!));
        expect(micro(change.to.score!) - micro(change.from.score!)).toBe(sum);
        const total = Object.values(change.parts!).reduce((total, part) => total + micro(part), 0n);
        expect(total).toBe(sum);
        const sizes = change.items.map(({ difference }) => Math.abs(Number(difference)));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        told.whole++;
      },
    ),
    { numRuns: 30 },
  );
  // Every kind of part was there to be found.
  expect(Math.min(...Object.values(told))).toBeGreaterThan(0);
});
