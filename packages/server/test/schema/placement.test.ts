import { describe, expect, test } from 'vitest';
import { testDatabase } from '../harness/database.ts';
import { breachesOf, type Placement, readPlacement } from './placement.ts';

const { pool } = await testDatabase();
const written = readPlacement();
const tables = (
  await pool.query<{
    name: string;
  }>(`select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`)
).rows.map(({ name }) => name);

test('every table has its place on a cluster written in docs/reference/placement.md, once, and no other is listed', () => {
  // Partitions made ahead by month lie where their table lies.
  const listed = tables.filter((name) => !/_(p?\d{4}_?\d{2}|y\d{4}.*)$/.test(name));
  expect([...written.tables.keys()].toSorted()).toEqual(listed.toSorted());
  expect(written.doubled).toEqual([]);
  expect([...new Set(written.tables.values())].toSorted()).toEqual(['distributed', 'local', 'reference']);
});

test('the schema keeps every rule of a cluster, but for the exceptions that are written with their reason', async () => {
  expect(await breachesOf(pool, written.tables)).toEqual(written.exceptions);
});

describe('a table that would not work on a cluster is found:', () => {
  const CASES: [string, Placement, string][] = [
    ['account_id is a uuid and never null', 'distributed', 'create table wrong (id uuid primary key)'],
    ['account_id is a uuid and never null', 'distributed', 'create table wrong (account_id text, id uuid, primary key (account_id, id))'],
    ['keys and unique indexes contain account_id', 'distributed', 'create table wrong (account_id uuid not null, id uuid primary key)'],
    [
      'keys and unique indexes contain account_id',
      'distributed',
      'create table wrong (account_id uuid not null, id uuid, code text, primary key (account_id, id)); create unique index on wrong (code) include (account_id)',
    ],
    ['a distributed table has a key', 'distributed', 'create table wrong (account_id uuid not null)'],
    [
      'foreign keys of distributed tables go by account_id or to reference tables',
      'distributed',
      'create table wrong (account_id uuid, policy_id text references policy, primary key (account_id, policy_id))',
    ],
    [
      'foreign keys of reference tables lead to reference tables',
      'reference',
      'create table wrong (id uuid primary key, file uuid references file)',
    ],
    [
      'foreign keys of local tables lead to local or reference tables',
      'local',
      'create table wrong (account_id uuid, id uuid, foreign key (account_id, id) references contact)',
    ],
    [
      'no identity or serial columns in a cluster',
      'distributed',
      'create table wrong (account_id uuid, n bigint generated always as identity, primary key (account_id, n))',
    ],
    ['no identity or serial columns in a cluster', 'reference', 'create table wrong (n bigserial primary key)'],
    [
      'no triggers in a cluster',
      'reference',
      'create table wrong (id uuid primary key); create trigger t before update on wrong for each row execute function refuse_change()',
    ],
    ['ids are uuids', 'distributed', 'create table wrong (account_id uuid, id bigint, primary key (account_id, id))'],
    [
      'deletes that set null do not touch account_id',
      'distributed',
      'create table wrong (account_id uuid references account on delete set null, id uuid, primary key (account_id, id))',
    ],
  ];
  test.each(CASES)('%s (%s): %s', async (rule, placement, statement) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(statement);
      const found = await breachesOf(client, new Map([...written.tables, ['wrong', placement]]));
      expect(
        found.some((breach) => breach.startsWith(`${rule}: wrong`)),
        found.join('\n'),
      ).toBe(true);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
