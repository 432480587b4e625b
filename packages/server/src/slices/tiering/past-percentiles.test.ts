import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { accountId, putBase, putInForce } from '../../../test/judgement/base.ts';
import { contextOn, inTransaction } from '../../../test/judgement/ctx.ts';
import { evaluate } from '../../policy/run.ts';
import { catalogsOf } from '../catalog.ts';
import { tiersHandlers } from './tiers.handlers.ts';

const { db } = await testDatabase();
const name = { zh: '名', en: 'Name' };
const DAYS = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
const ACCOUNTS = 12;
const weighted = (metric: string, method: 'percentile' | 'minmax') => ({ weighted: { metric, weight: 50, normalise: { method } } });

test('an explanation of any past day tells the points that its evaluation kept, whatever the base has become since', async () => {
  const items = [
    { id: 'rank', name, ...weighted('account.employees', 'percentile') },
    { id: 'scaled', name, ...weighted('account.gross_margin_rate', 'minmax') },
  ];
  const levels = [
    { id: 'A', name, score: 60 },
    { id: 'B', name },
  ];
  const value = (account: number, month: number) => ((account * 37 + month * 53) % 101) * 10;
  await putBase(
    db,
    Array.from({ length: ACCOUNTS }, (_, index) => ({
      id: accountId(index + 1),
      since: '2025-12-01',
      status: 'active' as const,
      lines: [],
      facts: DAYS.flatMap((day, month) => [
        { field: 'employees', from: `${day.slice(0, 8)}01`, value: value(index, month) },
        { field: 'gross_margin_rate', from: `${day.slice(0, 8)}01`, value: value(index + 5, month) / 2000 },
      ]),
    })),
  );
  await putInForce(db, TierPolicy.parse({ apiVersion: 'fulcrum/v1', kind: 'tier', id: 'ranked', name, items, levels }));
  for (const asOf of DAYS)
    await inTransaction(db, asOf, async (ctx) => evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }));
  const runs = await sql<{
    frozen: Record<string, { count: number; cuts?: string[] }>;
  }>`select frozen from policy_run order by as_of`.execute(db);
  expect(runs.rows.map(({ frozen }) => [frozen.rank?.count, frozen.rank?.cuts?.length, frozen.scaled?.count])).toEqual(
    DAYS.map(() => [ACCOUNTS, 19, ACCOUNTS]),
  );
  expect(new Set(runs.rows.map(({ frozen }) => JSON.stringify(frozen))).size).toBe(DAYS.length);
  const days = [...DAYS, '2026-02-10', '2026-03-30'];
  for (const asOf of days)
    for (let number = 1; number <= ACCOUNTS; number += 1) {
      const told = await tiersHandlers.explain(contextOn(db, '2026-05-15'), { accountId: accountId(number), asOf });
      const kept = await sql<{ points: number[]; score: number; level: string }>`select points::double precision[] as points,
          score::double precision as score, level from policy_result
        where account_id = ${accountId(number)}::uuid and as_of <= ${asOf}::date order by as_of desc limit 1`.execute(db);
      const { points, score, level } = kept.rows[0]!;
      expect([told.items.map((item) => item.points), told.score, told.level]).toEqual([points, score, level]);
      expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 5);
    }
});
