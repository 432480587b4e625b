import fc from 'fast-check';
import { sql } from 'kysely';
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
        const amount = (account: RawAccount, day: string) =>
          hadCome(account, day) ? ((metricsOf(account, day)['orders.amount_12m'] as Micro | null) ?? 0n) : 0n;
        const [cells, first, second]: Counted[] = [new Map(), new Map(), new Map()];
        const count = { up: 0, down: 0, other: 0 };
        const place = (id: string | undefined) => next.levels.findIndex((level) => level.id === id);
        for (const account of base.filter((one) => one.status !== 'closed' && hadCome(one, to))) {
          const [a, b] = [before.get(account.id), after.get(account.id)];
          add(cells!, `${a ?? '—'}>${b ?? '—'}`, amount(account, to));
          add(first!, a ?? '—', amount(account, from));
          add(second!, b ?? '—', amount(account, to));
          if (a === b) continue;
          count[place(a) === -1 || place(b) === -1 ? 'other' : place(b) < place(a) ? 'up' : 'down']++;
          moved++;
        }
        const found = await tiersHandlers.compare(contextOn(db, TODAY), { from, to });
        const told = (list: { accounts: number; amount: string }[], key: (row: never) => string): Counted =>
          new Map(list.map((row) => [key(row as never), { accounts: row.accounts, amount: micro(row.amount) }]));
        expect(
          sorted(told(found.matrix, (row: { from: string | null; to: string | null }) => `${row.from ?? '—'}>${row.to ?? '—'}`)),
        ).toEqual(sorted(cells!));
        expect(sorted(told(found.from.levels, (row: { id: string | null }) => row.id ?? '—'))).toEqual(sorted(first!));
        expect(sorted(told(found.to.levels, (row: { id: string | null }) => row.id ?? '—'))).toEqual(sorted(second!));
        expect(found).toMatchObject({ ...count, from: { evaluatedOn: from, version: 1 }, to: { evaluatedOn: to, version: 2 } });
        // Without days: the last two evaluations.
        expect(await tiersHandlers.compare(contextOn(db, TODAY), {})).toMatchObject({
          from: { asOf: from },
          to: { asOf: TODAY, evaluatedOn: to },
        });
      },
    ),
    { numRuns: 25 },
  );
  expect(moved).toBeGreaterThan(0);
});

test('a day after the other is refused, and a base without a policy has nothing to compare', async () => {
  await expect(tiersHandlers.compare(contextOn(db, TODAY), { from: '2025-02-01', to: '2025-01-01' })).rejects.toMatchObject({
    reason: 'tier.days',
  });
  await sql`truncate policy, policy_version cascade`.execute(db);
  expect(await tiersHandlers.compare(contextOn(db, TODAY), {})).toMatchObject({ policyId: null, matrix: [] });
});
