import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { writeCtxOf } from '../../../../test/harness/work-base.ts';
import type { WriteCtx } from '../../../access/index.ts';
import { clearDemo, loadDemo } from '../../../demo/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { insertDemoMembers } from '../../portal/index.ts';
import { insertDemoServiceRequests } from '../../requests/index.ts';
import { insertDemoCommunity } from './insert-demo-community.ts';

const TODAY = '2026-11-20';
const { db } = await testDatabase();
await sql`insert into organisation (name, language, time_zone, base_currency, set_up_at) values ('T', 'en', 'UTC', 'CNY', '2026-01-01Z')`.execute(
  db,
);
const templatesDir = path.resolve(import.meta.dirname, '../../../../../../templates');
const organisation = { name: 'T', language: 'en', timeZone: 'UTC', baseCurrency: 'CNY', template: null } as const;
const write = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  db.transaction().execute((tx) => work({ ...writeCtxOf(tx, TODAY, { templatesDir }), organisation }));
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)).rows[0]!.n;
const counts = async () => Promise.all(['community', 'community_question', 'community_answer', 'article_part'].map(count));

async function load(): Promise<void> {
  await write((ctx) => loadDemo(ctx, 'higher-ed'));
  await write((ctx) => insertDemoServiceRequests(ctx, async () => ({ of: new Map(), last: null })));
  await write(insertDemoMembers);
  await write(insertDemoCommunity);
}

test('what demo customers ask each other is there once, in the language of the house, and goes with the demo, out of the search too', async () => {
  await load();
  const there = await counts();
  expect(there.every((n) => n > 1)).toBe(true);
  const { rows } = await sql<{ han: boolean; held: boolean; ours: boolean }>`
    select bool_or(q.title ~ '[一-龥]' or q.body ~ '[一-龥]') as han, bool_or(q.state = 'held') as held, exists (select from community_answer where ours) as ours
    from community_question q`.execute(db);
  expect(rows).toEqual([{ han: false, held: true, ours: true }]);
  await write(insertDemoCommunity);
  expect(await counts()).toEqual(there);
  await write(clearDemo);
  expect(await counts()).toEqual([0, 0, 0, 0]);
});

test('a question that somebody real answered stays where it was asked', async () => {
  await load();
  const { rows } = await sql<{ id: string }>`select id from community_question where state = 'open' order by number limit 1`.execute(db);
  const user = newId();
  await sql`insert into app_user (id, name, email, role, created_at) values (${user}, 'Real', 'real@example.com', 'agent', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into community_answer (id, question_id, ours, user_id, shown_name, body, state, answered_at)
    values (${newId()}, ${rows[0]!.id}, true, ${user}, 'Real', 'Yes', 'open', '2026-11-20Z')`.execute(db);
  await write(clearDemo);
  expect((await counts()).slice(0, 2)).toEqual([1, 1]);
});
