import { type TierPolicy, TierPolicy as TierPolicyShape } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { latestRun, runDays } from './policies.sql.ts';
import { type FrozenNumbers, frozenFor, isRelative } from './relative.ts';
import { evaluate } from './run.ts';
import { comparedCtes } from './simulate.sql.ts';
import { tryOut } from './try-out.sql.ts';

const { db } = await testDatabase();
const field = (id: string, type: 'number' | 'choice' | 'date' | 'boolean') => ({ id, type, name: { zh: '字段', en: 'Field' } });
await declareFields(
  db,
  'account',
  [field('need', 'number'), field('kind', 'choice'), field('signed', 'date'), field('vip', 'boolean')],
  '2020-01-01T00:00:00Z',
);

/** The standard in force with other thresholds and points: what is edited in practice. */
const retouched = (of: TierPolicy): TierPolicy =>
  TierPolicyShape.parse({
    ...of,
    items: of.items.map((item) =>
      'condition' in item ? { ...item, condition: { ...item.condition, points: item.condition.points + 7 } } : item,
    ),
    levels: of.levels.map((level) => (level.score === undefined ? level : { ...level, score: level.score + 5 })),
  });

test('an account tried out gets what the simulation of the whole base gives it, whatever is asked beside it', async () => {
  const ways = { kept: 0, base: 0, plain: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        base: accounts(20),
        first: policy,
        other: policy,
        retouch: fc.boolean(),
        asOf: fc.constantFrom(...AS_OF),
        from: fc.nat(19),
      }),
      async ({ base, first, other, retouch, asOf, from }) => {
        await putBase(db, base);
        await putInForce(db, first);
        await inTransaction(db, '2025-12-31', async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }));
        const draft = retouch ? retouched(first) : other;
        const stored = { id: draft.id, version: 0, policy: draft, main: false, publishedAt: null, publishedBy: null, sample: false };
        const init = { stored, catalog: (await catalogsOf(db))(draft.rfm), asOf, days: await runDays(db, draft.id, asOf) };
        const run = (await latestRun(db, draft.id, asOf))!;
        const frozen = frozenFor(draft, { policy: first, frozen: run.frozen as FrozenNumbers });
        ways[frozen ? (isRelative(draft) ? 'kept' : 'plain') : 'base'] += 1;

        const asked = base
          .slice(from % base.length)
          .slice(0, 3)
          .map(({ id }) => id);
        const tried = await tryOut(db, { ...init, accounts: asked, frozen, scope: { all: true } });
        const whole = await sql<{ id: string; from: string | null; to: string | null; score: string | null; sum: string }>`
          with ${sql.join(comparedCtes(init), sql`, `)}
          select account_id as id, from_level as "from", to_level as "to", trim_scale(to_score)::text as score,
            coalesce((select sum(p) from unnest(to_points) p), 0)::text as sum
          from compared where account_id = any(${asked}::uuid[]) order by account_id`.execute(db);
        expect(tried.map(({ accountId: id, from: was, to, scoreAfter: score }) => ({ id, from: was, to, score }))).toEqual(
          whole.rows.map(({ sum: _, ...row }) => row),
        );
        for (const [index, { points }] of tried.entries())
          expect(points.reduce((sum, { after }) => sum + Number(after ?? 0), 0)).toBeCloseTo(Number(whole.rows[index]!.sum), 4);
      },
    ),
    { numRuns: 30 },
  );
  // Every way was gone: numbers kept with the run, the base read anew, and nothing relative.
  expect(Math.min(...Object.values(ways))).toBeGreaterThan(0);
});
