import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { emptied } from '../../../test/harness/emptied.ts';
import { AS_OF, accounts, policy } from '../../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { micro } from '../../../test/oracle/decimal.ts';
import { hadCome, metricsOf } from '../../../test/oracle/metrics.ts';
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

/** Of products 0 to 6; the last ones have none. */
const CATEGORIES = ['cash_flow', 'value_added', 'cash_flow', 'high_maintenance', 'new', null, null];
const categorise = () =>
  sql`update product set category = (${CATEGORIES}::text[])[right(code, 1)::int + 1] where right(code, 1)::int < ${CATEGORIES.length}`.execute(
    db,
  );

test('levels, categories and their cells are what a plain recount finds', async () => {
  let cells = 0;
  await fc.assert(
    fc.asyncProperty(accounts(20), policy, fc.constantFrom(...AS_OF), async (base, standard, day) => {
      await putBase(db, base);
      await categorise();
      await putInForce(db, standard);
      await inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf: day, cause: 'manual' }));
      const judged = base
        .filter((one) => one.status === 'active' && hadCome(one, day))
        .map((account) => ({ account, values: metricsOf(account, day) }));
      const levels = new Map(judged.map(({ account, values }) => [account.id, standard.levels[judge(standard, values, judged).rank]!.id]));
      const counted = base.filter((one) => one.status !== 'closed' && hadCome(one, day));
      const yearAgo = Temporal.PlainDate.from(day).subtract({ months: 12 }).toString();
      /** Buyers and amount of accounts, by the lines of products that are asked for. */
      const told = (of: typeof base, wanted: (product: number) => boolean) => {
        const lines = of.map(({ lines: own }) => own.filter(({ on, product }) => on > yearAgo && on <= day && wanted(product)));
        const buyers = lines.filter((own) => own.some(({ amount }) => micro(amount) > 0n)).length;
        return { some: lines.some((own) => own.length), buyers, amount: lines.flat().reduce((sum, { amount }) => sum + micro(amount), 0n) };
      };
      const found = await tiersHandlers.portfolio(contextOn(db, TODAY), { asOf: day });
      const places = [...standard.levels.map(({ id }) => id as string | null), null];
      const ofLevel = (level: string | null) => counted.filter(({ id }) => (levels.get(id) ?? null) === level);
      const kinds = ['cash_flow', 'value_added', 'high_maintenance', 'new', null];
      expect(found.levels.map(({ name: _, amount, ...sum }) => ({ ...sum, amount: micro(amount) }))).toEqual(
        places
          .map((id) => ({ id, accounts: ofLevel(id).length, ...told(ofLevel(id), () => true) }))
          .filter((sum) => sum.accounts)
          .map(({ some: _, ...sum }) => sum),
      );
      expect(found.categories.map(({ amount, ...sum }) => ({ ...sum, amount: micro(amount) }))).toEqual(
        kinds
          .map((category) => ({ category, ...told(counted, (product) => CATEGORIES[product] === category) }))
          .filter(({ some }) => some)
          .map(({ some: _, ...sum }) => sum),
      );
      expect(found.cells.map(({ amount, ...sum }) => ({ ...sum, amount: micro(amount) }))).toEqual(
        places
          .flatMap((level) =>
            kinds.map((category) => ({ level, category, ...told(ofLevel(level), (product) => CATEGORIES[product] === category) })),
          )
          .filter(({ some }) => some)
          .map(({ some: _, ...sum }) => sum),
      );
      expect(found).toMatchObject({ asOf: day, evaluatedOn: day, version: 1 });
      cells += found.cells.length;
    }),
    { numRuns: 22 },
  );
  expect(cells).toBeGreaterThan(50);
});

test('before any policy there is nothing to lay out, nor anything that became of levels', async () => {
  await emptied(db, 'policy', 'policy_version');
  expect(await tiersHandlers.portfolio(contextOn(db, TODAY), {})).toMatchObject({ policyId: null, levels: [], cells: [] });
  expect(await tiersHandlers.outcomes(contextOn(db, TODAY), {})).toMatchObject({ policyId: null, levels: [], years: [] });
});
