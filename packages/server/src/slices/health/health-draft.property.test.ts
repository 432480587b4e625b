import type { HealthColour } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { AS_OF, accounts } from '../../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { healthPolicy } from '../../../test/judgement/health-policies.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { declareFields } from '../settings/index.ts';
import { healthByDraft, tryHealthDraft } from './health-draft.ts';

const { db } = await testDatabase();
const name = { zh: '字段', en: 'Field' };
await declareFields(
  db,
  'account',
  (['number:need', 'choice:kind', 'date:signed', 'boolean:vip'] as const).map((each) => {
    const [type, id] = each.split(':') as ['number', string];
    return { id, type, name };
  }),
  '2020-01-01T00:00:00Z',
);
const TODAY = '2025-12-31';
const ctx = contextOn(db, TODAY);
const run = (asOf: string) => inTransaction(db, TODAY, async (one) => evaluate(one, await catalogsOf(one.db), { asOf, cause: 'manual' }));

interface Row {
  id: string;
  colour: HealthColour;
  score: string | null;
  variant: string | null;
  cap: string | null;
}
const results = async (asOf: string): Promise<Map<string, Row>> => {
  const found = await sql<Row>`select distinct on (account_id) account_id as id, colour, trim_scale(score)::text as score, variant, cap
    from health_result where as_of <= ${asOf}::date order by account_id, as_of desc`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
};
const counted = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

test('what a draft was simulated to do is exactly what an evaluation makes of it once it is published: each colour, score, cap and variant', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      accounts(30),
      healthPolicy,
      healthPolicy,
      fc.constantFrom(...AS_OF),
      fc.boolean(),
      async (base, first, draft, asOf, judged) => {
        await putBase(db, base);
        await putInForce(db, first);
        if (judged) await run(asOf);
        const before = await results(asOf);
        const of = { asOf, limit: 100 };
        const said = await healthByDraft(ctx, draft, of);
        const asked = base.slice(0, 3).map(({ id }) => id);
        const tried = await tryHealthDraft(ctx, draft, { accounts: asked, asOf });
        expect(await results(asOf)).toEqual(before);

        await putInForce(db, draft);
        await run(asOf);
        const found = await results(asOf);
        const active = base.filter(({ id, status }) => status === 'active' && found.has(id)).map(({ id }) => found.get(id)!);
        const cells = active.map(({ id, colour }) => `${before.get(id)?.colour ?? null} → ${colour}`);
        expect(said.accounts).toBe(active.length);
        expect(Object.fromEntries(said.matrix.map(({ from, to, accounts: count }) => [`${from} → ${to}`, count]))).toEqual(counted(cells));
        expect(Object.fromEntries(said.variants.flatMap((one) => (one.accounts ? [[`${one.id}`, one.accounts]] : [])))).toEqual(
          counted(active.map(({ variant }) => `${variant}`)),
        );
        expect(Object.fromEntries(said.caps.flatMap((one) => (one.accounts ? [[one.id, one.accounts]] : [])))).toEqual(
          counted(active.flatMap(({ cap }) => cap ?? [])),
        );

        const moved = active.filter(({ id, colour }) => before.get(id)?.colour !== colour);
        expect(said.better + said.worse + said.other).toBe(moved.length);
        expect(said.movers.map(({ accountId, from, to, scoreAfter }) => [accountId, from, to, scoreAfter]).toSorted()).toEqual(
          moved.map(({ id, colour, score }) => [id, before.get(id)?.colour ?? null, colour, score]).toSorted(),
        );
        for (const { accountId, before: was, after: is } of tried.accounts) {
          expect([was?.colour ?? null, was?.score ?? null]).toEqual([
            before.get(accountId)?.colour ?? null,
            before.get(accountId)?.score ?? null,
          ]);
          if (is) {
            const { colour, score, variant, cap } = found.get(accountId)!;
            expect([is.colour, is.score, is.variant?.id ?? null, is.cap?.id ?? null]).toEqual([colour, score, variant, cap]);
          } else expect(active.some(({ id }) => id === accountId)).toBe(false);
        }
      },
    ),
    { numRuns: 18 },
  );
});

test('the movers of one cell of the matrix are those of all movers that made its move', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(accounts(30), healthPolicy, healthPolicy, async (base, first, draft) => {
      await putBase(db, base);
      await putInForce(db, first);
      await run('2024-12-31');
      const of = { asOf: '2025-02-28', limit: 100 };
      const all = await healthByDraft(ctx, draft, of);
      for (const { from, to, accounts: count } of all.matrix.filter((cell) => cell.from !== cell.to)) {
        const some = await healthByDraft(ctx, draft, { ...of, from: from ?? 'none', to });
        expect(some.movers).toEqual(all.movers.filter((one) => one.from === from && one.to === to));
        expect(some.movers).toHaveLength(count);
        expect(some.matrix.toSorted(byCell)).toEqual(all.matrix.toSorted(byCell));
      }
    }),
    { numRuns: 10 },
  );
});
const byCell = (one: { from: string | null; to: string }, other: { from: string | null; to: string }) =>
  `${one.from} ${one.to}`.localeCompare(`${other.from} ${other.to}`);
