import type { DayMover } from '@fulcrum/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { type Micro, micro } from '../../../test/oracle/decimal.ts';
import { hadCome, metricsOf, type RawAccount } from '../../../test/oracle/metrics.ts';
import { judge } from '../../../test/oracle/tier.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { accountsHandlers } from './index.ts';

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
const handlers = accountsHandlers(catalogsOf, {
  moved: () => Promise.resolve(),
  naming: () => Promise.resolve(),
  registered: () => Promise.resolve(),
});
const run = (asOf: string) => inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' }));
type Counted = Map<string, { accounts: number; amount: Micro }>;
function add(into: Counted, key: string, amount: Micro): void {
  const before = into.get(key) ?? { accounts: 0, amount: 0n };
  into.set(key, { accounts: before.accounts + 1, amount: before.amount + amount });
}
const sorted = (of: Counted) => [...of].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('both days and the moves between them are what a plain recount by the policies then in force finds', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      accounts(20),
      policy,
      policy,
      fc.uniqueArray(fc.constantFrom(...AS_OF), { minLength: 2, maxLength: 2 }),
      async (base, old, next, days) => {
        const [from, to] = days.toSorted() as [string, string];
        await putBase(db, base);
        await putInForce(db, old);
        await run(from);
        await putInForce(db, next);
        await run(to);
        const levelsOn = (day: string, of: typeof old) => {
          const judged = base
            .filter((one) => one.status === 'active' && hadCome(one, day))
            .map((account) => ({ account, values: metricsOf(account, day) }));
          return new Map(judged.map(({ account, values }) => [account.id, of.levels[judge(of, values, judged).rank]!.id]));
        };
        const [before, after] = [levelsOn(from, old), levelsOn(to, next)];
        const amount = (account: RawAccount, day: string) => (metricsOf(account, day)['orders.amount_12m'] as Micro | null) ?? 0n;
        const [cells, were, first, second, came]: Counted[] = [new Map(), new Map(), new Map(), new Map(), new Map()];
        const ways = { up: 0, down: 0, other: 0 };
        const place = (id: string | undefined) => next.levels.findIndex((level) => level.id === id);
        const movers: string[] = [];
        for (const account of base.filter((one) => one.status !== 'closed' && hadCome(one, to))) {
          const [a, b] = [before.get(account.id), after.get(account.id)];
          add(second!, b ?? '—', amount(account, to));
          if (!hadCome(account, from)) {
            add(came!, 'entered', amount(account, to));
            movers.push(account.id);
            continue;
          }
          add(first!, a ?? '—', amount(account, from));
          add(were!, `${a ?? '—'}>${b ?? '—'}`, amount(account, from));
          add(cells!, `${a ?? '—'}>${b ?? '—'}`, amount(account, to));
          if (a === b) continue;
          ways[place(a) === -1 || place(b) === -1 ? 'other' : place(b) < place(a) ? 'up' : 'down']++;
          movers.push(account.id);
          moved++;
        }
        const found = await handlers.compare(contextOn(db, TODAY), { by: 'tier', from, to });
        const told = (list: readonly (readonly [string, { accounts: number; amount: string }])[]): Counted =>
          new Map(
            list
              .filter(([, { accounts }]) => accounts > 0)
              .map(([key, sum]) => [key, { accounts: sum.accounts, amount: micro(sum.amount) }]),
          );
        const byMove = (side: 'before' | 'after') =>
          found.moves.map((move) => [`${move.from ?? '—'}>${move.to ?? '—'}`, { accounts: move.accounts, amount: move[side] }] as const);
        const bySide = (side: 'before' | 'after') => found.groups.map((group) => [group.id ?? '—', group[side]] as const);
        expect(sorted(told(byMove('before')))).toEqual(sorted(were!));
        expect(sorted(told(byMove('after')))).toEqual(sorted(cells!));
        expect(sorted(told(bySide('before')))).toEqual(sorted(first!));
        expect(sorted(told(bySide('after')))).toEqual(sorted(second!));
        expect(sorted(told([['entered', found.entered]]))).toEqual(sorted(came!));
        expect(found).toMatchObject({ ways, from: { evaluatedOn: from, version: 1 }, to: { evaluatedOn: to, version: 2 } });
        const all: DayMover[] = [];
        let cursor: string | undefined;
        do {
          const page = await handlers.movers(contextOn(db, TODAY), { by: 'tier', from, to, limit: 11, ...(cursor ? { cursor } : {}) });
          all.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(all.map(({ accountId }) => accountId).toSorted()).toEqual(movers.toSorted());
        // Without days: since the evaluation before the last one.
        expect(await handlers.compare(contextOn(db, TODAY), { by: 'tier' })).toMatchObject({
          from: { asOf: from },
          to: { asOf: TODAY, evaluatedOn: to },
        });
      },
    ),
    { numRuns: 20 },
  );
  expect(moved).toBeGreaterThan(0);
}, 120_000);

test('a base without a policy and without customers has nothing to compare', async () => {
  await putBase(db, []);
  expect(await handlers.compare(contextOn(db, TODAY), { by: 'tier' })).toMatchObject({
    ...{ policyId: null, policyName: null, groups: [], moves: [] },
    from: { asOf: '2025-11-30', evaluatedOn: null, version: null },
    ways: { up: 0, down: 0, other: 0 },
  });
});
