import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { RecordRef } from '../registry.ts';
import { columnsOf } from './columns.sql.ts';
import { moveFacts, pointElsewhere } from './move.sql.ts';
import { moveBack, pointBack, restoreKept } from './restore.sql.ts';
import type { Merging } from './rows.sql.ts';

const { db } = await testDatabase();
const [W, L, X] = [newId(), newId(), newId()];
// Tables of every shape that a slice may bring.
await sql`create table daily (account_id uuid, day date, m1 numeric, m2 integer, note text, primary key (account_id, day)) partition by range (day)`.execute(
  db,
);
await sql`create table daily_rest partition of daily default`.execute(db);
await sql`create table stay (account_id uuid, id uuid, since date, left_on date, primary key (account_id, id))`.execute(db);
await sql`create unique index on stay (account_id) where left_on is null`.execute(db);
await sql`create table relation (account_id uuid, id uuid, other_id uuid, kind text, check (account_id <> other_id), unique (account_id, other_id, kind), primary key (account_id, id))`.execute(
  db,
);
const REFS: readonly RecordRef[] = [
  { table: 'daily', column: 'account_id', how: 'move', unique: [{ by: ['day'] }], adds: /^m\d$/ },
  { table: 'stay', column: 'account_id', how: 'move', unique: [{ by: [], whileNull: 'left_on' }] },
  { table: 'relation', column: 'account_id', how: 'move', other: 'other_id', unique: [{ by: ['other_id', 'kind'] }] },
  { table: 'relation', column: 'other_id', how: 'point', other: 'account_id', unique: [{ by: ['account_id', 'kind'] }] },
];
const TABLES = ['daily', 'stay', 'relation'];
const columns = await columnsOf(db, TABLES);
let merging: Merging;

beforeEach(async () => {
  await sql`truncate daily, stay, relation, record_merge cascade`.execute(db);
  merging = { id: newId(), winner: W, loser: L, mark: 'L' };
  await sql`insert into record_merge (id, entity, winner_id, loser_id, winner_name, loser_name, before, after, counts, merged_at, undo_until)
    values (${merging.id}, 'account', ${W}, ${L}, 'W', 'L', '{}', '{}', '{}', '2026-01-01', '2026-02-01')`.execute(db);
  await sql`insert into daily values (${W}, '2026-01-01', 1.50, null, 'w'), (${W}, '2026-01-02', 2, 2, null), (${L}, '2026-01-02', 0.25, null, 'l'), (${L}, '2026-01-03', 9, 9, null)`.execute(
    db,
  );
  await sql`insert into stay values (${W}, uuid7('2026-01-01Z'), '2026-01-01', null), (${L}, uuid7('2026-01-01Z'), '2025-01-01', '2025-02-01'), (${L}, uuid7('2026-01-01Z'), '2026-01-05', null)`.execute(
    db,
  );
  await sql`insert into relation select a, uuid7('2026-01-01Z'), b, 'k' from (values (${W}::uuid, ${L}::uuid), (${L}, ${W}), (${W}, ${X}), (${L}, ${X}), (${X}, ${W}), (${X}, ${L})) r(a, b)`.execute(
    db,
  );
});

async function all(): Promise<string[]> {
  const rows = sql.join(
    TABLES.map((table) => sql`select ${table} || t::text as row from ${sql.table(table)} t`),
    sql` union all `,
  );
  return (await sql<{ row: string }>`${rows} order by row`.execute(db)).rows.map(({ row }) => row);
}
const one = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
async function move(): Promise<void> {
  await moveFacts(db, REFS, columns, merging);
  await pointElsewhere(db, REFS, columns, merging);
}
async function back(): Promise<void> {
  await pointBack(db, REFS, columns, merging);
  await moveBack(db, REFS, columns, merging);
  await restoreKept(db, { refs: REFS, columns, self: 'account' }, merging);
}

test('days that both have are added up; of two open stays one is left; no account is related to itself, nor twice', async () => {
  await move();
  expect(await one(sql`select account_id, day, m1, m2, note from daily order by day`)).toEqual([
    { account_id: W, day: '2026-01-01', m1: '1.50', m2: null, note: 'w' },
    { account_id: W, day: '2026-01-02', m1: '2.25', m2: 2, note: null },
    { account_id: W, day: '2026-01-03', m1: '9', m2: 9, note: null },
  ]);
  expect(await one(sql`select account_id, since from stay order by since`)).toEqual([
    { account_id: W, since: '2025-01-01' },
    { account_id: W, since: '2026-01-01' },
  ]);
  expect(await one(sql`select account_id, other_id from relation order by account_id = ${X}`)).toEqual([
    { account_id: W, other_id: X },
    { account_id: X, other_id: W },
  ]);
});

test('and everything comes back as it was', async () => {
  const before = await all();
  await move();
  await back();
  expect(await all()).toEqual(before);
});

test('what was added or corrected since the merge stays', async () => {
  await move();
  await sql`insert into daily values (${W}, '2026-01-09', 7, 7, 'new')`.execute(db);
  await sql`update daily set m1 = 100 where day = '2026-01-02'`.execute(db);
  await sql`update daily set note = 'later' where day = '2026-01-03'`.execute(db);
  await back();
  expect(await one(sql`select account_id = ${W} as winner, day, m1, note from daily order by day, account_id <> ${W}`)).toEqual([
    { winner: true, day: '2026-01-01', m1: '1.50', note: 'w' },
    { winner: true, day: '2026-01-02', m1: '100', note: null },
    { winner: false, day: '2026-01-02', m1: '0.25', note: 'l' },
    { winner: false, day: '2026-01-03', m1: '9', note: 'later' },
    { winner: true, day: '2026-01-09', m1: '7', note: 'new' },
  ]);
});
