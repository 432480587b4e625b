import { HealthPolicy, type RiskRule } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accounts, condition } from '../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { hadCome, metricsOf } from '../../test/oracle/metrics.ts';
import { holds } from '../../test/oracle/tier.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { evaluate } from './run.ts';

const { db } = await testDatabase();
const name = { zh: '项', en: 'Item' };
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
const NIGHTS = ['2024-02-29', '2024-03-31', '2024-05-17', '2024-12-31', '2025-02-28'];
const policyOf = (conditions: readonly RiskRule['when'][]) =>
  HealthPolicy.parse({
    apiVersion: 'fulcrum/v1',
    kind: 'health',
    id: 'health',
    name,
    dimensions: [
      {
        id: 'all',
        name,
        weight: 100,
        measures: [{ id: 'recent', name, metric: 'orders.recency_days', normalise: { method: 'minmax', min: 0, max: 90, better: 'low' } }],
      },
    ],
    risks: conditions.map((when, at) => ({ id: `r${at}`, kind: 'other', name, when })),
  });
const run = (asOf: string) => inTransaction(db, TODAY, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'manual' }));
const told = async () =>
  (
    await sql<{
      row: string;
    }>`select concat_ws(' ', account_id, rule, raised_on, state, coalesce(ended_on::text, '-'), holds) as row from risk`.execute(db)
  ).rows
    .map(({ row }) => row)
    .sort();

/** A risk as a person would keep it by hand, night after night. */
interface Kept {
  account: string;
  rule: string;
  raised: string;
  state: 'open' | 'gone' | 'closed';
  ended: string;
  touched: boolean;
  holds: boolean;
}
const line = ({ account, rule, raised, state, ended, holds: still }: Kept) =>
  `${account} ${rule} ${raised} ${state} ${ended} ${still ? 't' : 'f'}`;

/** What somebody does to the open risks between two nights: nothing, work on them, or close them. */
const between = fc.constantFrom('nothing' as const, 'nothing' as const, 'work' as const, 'close' as const);

test('raises one open risk an account and rule, and it goes by itself unless somebody worked on it: as kept by hand night by night', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      accounts(10),
      fc.array(condition, { minLength: 1, maxLength: 2 }),
      fc.array(between, { minLength: 5, maxLength: 5 }),
      async (base, conditions, acts) => {
        await putBase(db, base);
        await putInForce(db, policyOf(conditions));
        const kept: Kept[] = [];
        for (const [at, night] of NIGHTS.entries()) {
          await run(night);
          for (const account of base.filter((one) => one.status === 'active' && hadCome(one, night)))
            conditions.forEach((when, rule) => {
              const own = kept.filter((one) => one.account === account.id && one.rule === `r${rule}`);
              const isSo = holds(when, metricsOf(account, night));
              for (const one of own.filter((risk) => risk.holds && !isSo))
                Object.assign(one, { holds: false, ...(one.state === 'open' && !one.touched ? { state: 'gone', ended: night } : {}) });
              const open = own.find(({ state }) => state === 'open');
              if (isSo && open) open.holds = true;
              else if (isSo && !own.some((risk) => risk.holds))
                kept.push({ account: account.id, rule: `r${rule}`, raised: night, state: 'open', ended: '-', touched: false, holds: true });
            });
          expect(await told()).toEqual(kept.map(line).sort());
          await run(night);
          expect(await told()).toEqual(kept.map(line).sort());
          if (acts[at] === 'work') await sql`update risk set touched = true where state = 'open'`.execute(db);
          if (acts[at] === 'close')
            await sql`update risk set touched = true, state = 'closed', ended_on = ${night}::date where state = 'open'`.execute(db);
          for (const one of kept.filter(({ state }) => state === 'open')) {
            if (acts[at] !== 'nothing') one.touched = true;
            if (acts[at] === 'close') Object.assign(one, { state: 'closed', ended: night });
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});
