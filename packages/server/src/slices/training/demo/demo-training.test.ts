import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { writeCtxOf } from '../../../../test/harness/work-base.ts';
import type { WriteCtx } from '../../../access/index.ts';
import { clearDemo, loadDemo } from '../../../demo/index.ts';
import { insertDemoTraining } from './insert-demo-training.ts';

const TODAY = '2026-11-20';
const { db } = await testDatabase();
await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('T', 'zh', 'UTC', 'CNY', '2026-01-01Z')`.execute(
  db,
);
const templatesDir = path.resolve(import.meta.dirname, '../../../../../../templates');
const write = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work(writeCtxOf(tx, TODAY, { templatesDir })));
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]!.n;
const TABLES = ['course', 'training_session', 'training_place', 'exam_attempt', 'certificate'];

test('the demo has something of everything that is learned, and goes with it', async () => {
  await write((ctx) => loadDemo(ctx, 'higher-ed'));
  await write(insertDemoTraining);
  for (const table of TABLES) expect([table, (await count(table)) > 2]).toEqual([table, true]);
  const { rows } = await sql<{ staff: boolean; expired: boolean; failed: boolean; waiting: boolean; product: boolean }>`
    select bool_or(user_id is not null) as staff, bool_or(valid_until < ${TODAY}) as expired, exists (select from exam_attempt where not passed) as failed,
      exists (select from training_place where state = 'waiting') as waiting, exists (select from course where product_id is not null) as product from certificate`.execute(
    db,
  );
  expect(rows[0]).toEqual({ staff: true, expired: true, failed: true, waiting: true, product: true });
  await write(clearDemo);
  for (const table of TABLES) expect([table, await count(table)]).toEqual([table, 0]);
});
