import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { AS_OF, accounts, policy } from '../../test/judgement/arbitraries.ts';
import { putBase, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { evaluate } from './run.ts';
import { restoreVersion, saveDraft, versionsOf } from './save-policy.sql.ts';

const { db } = await testDatabase();
const field = (id: string, type: 'number' | 'choice' | 'date' | 'boolean') => ({ id, type, name: { zh: '字段', en: 'Field' } });
await declareFields(
  db,
  'account',
  [field('need', 'number'), field('kind', 'choice'), field('signed', 'date'), field('vip', 'boolean')],
  '2020-01-01T00:00:00Z',
);
const BY = { userId: null, now: '2025-12-31T08:00:00Z', today: '2025-12-31' };

const judgedOn = async (asOf: string, cause: 'scheduled' | 'published') => {
  await inTransaction(db, '2025-12-31', async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause }));
  const results = await sql<{
    id: string;
    level: string | null;
  }>`select distinct on (account_id) account_id as id, level, level_rank, score::text, points::text[],
    natural_rank, below from policy_result where as_of <= ${asOf}::date order by account_id, as_of desc`.execute(db);
  const shown = await sql`select account_id, tier, tier_rank, tier_score::text from account_state order by account_id`.execute(db);
  return { results: results.rows, shown: shown.rows };
};

test('rolling back gives every account its level, score and points again, as evaluated the same day, and leaves a draft alone', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({ base: accounts(20), first: policy, second: policy, draft: policy, asOf: fc.constantFrom(...AS_OF), held: fc.boolean() }),
      async ({ base, first, second, draft, asOf, held }) => {
        const kept = held ? { ...first, hysteresis: { margin: 10, evaluations: 2 } } : first;
        await putBase(db, base);
        await putInForce(db, kept);
        await judgedOn('2023-12-31', 'scheduled');
        const before = await judgedOn(asOf, 'published');
        await putInForce(db, { ...second, id: first.id });
        const between = await judgedOn(asOf, 'published');
        await saveDraft(db, { ...draft, id: first.id }, BY);
        expect(await db.transaction().execute((tx) => restoreVersion(tx, first.id, 1, 'back', BY))).toBe(4);
        expect(await judgedOn(asOf, 'published')).toEqual(before);
        moved += between.results.filter(({ level }, index) => level !== before.results[index]?.level).length;
        const versions = await versionsOf(db, first.id);
        expect(versions.map(({ version, state }) => [version, state])).toEqual([
          [4, 'published'],
          [3, 'draft'],
          [2, 'retired'],
          [1, 'retired'],
        ]);
        expect(versions[0]!.document).toEqual(versions[3]!.document);
      },
    ),
    { numRuns: 25 },
  );
  expect(moved).toBeGreaterThan(10);
});

test('what is in force, a draft and what was never there are not rolled back to', async () => {
  const [one] = fc.sample(policy, 1);
  await putBase(db, []);
  await putInForce(db, one!);
  await saveDraft(db, one!, BY);
  for (const version of [1, 2, 3]) expect(await restoreVersion(db, one!.id, version, 'back', BY)).toBeUndefined();
  expect((await versionsOf(db, one!.id)).map(({ state }) => state)).toEqual(['draft', 'published']);
});
