import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { testDatabase, testServer } from '../../test/harness/database.ts';
import { databaseUrl } from '../../test/harness/database-url.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { hashMigrations, readMigrations } from './migration-files.ts';

const { pool, url } = await testDatabase({ empty: true });
let folder = '';
const put = (name: string, sql: string) => writeFile(path.join(folder, `${name}.sql`), sql);
const run = () => migrate(url, { folder });
const tables = async () =>
  (await pool.query(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)).rows.map(
    (row) => row.relname,
  );

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrations-'));
  await pool.query('drop schema public cascade; create schema public');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

describe('migrate', () => {
  test('applies what is pending in order, once, with extensions and the queue', async () => {
    await put('0002_second', 'alter table a add column m int');
    await put('0001_first', `create table a (n int); insert into a select 1 where similarity('华为', '华为') = 1`);
    expect(await pendingMigrations(pool, folder)).toEqual(['0001_first', '0002_second']);
    expect(await run()).toEqual(['0001_first', '0002_second']);
    expect(await run()).toEqual([]);
    expect(await pendingMigrations(pool, folder)).toEqual([]);
    expect((await pool.query('select n from a')).rows).toEqual([{ n: 1 }]);
    expect((await pool.query('select count(*) from graphile_worker._private_jobs')).rows).toEqual([{ count: 0 }]);
  });

  test('started several times at once applies each migration once', async () => {
    await put('0001_first', 'create table a (n int); select pg_sleep(0.2)');
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(['0001_first']);
  });

  test('rolls a failing migration back whole, keeps those before it and names the line', async () => {
    await put('0001_first', 'create table a (n int)');
    await put('0002_second', 'create table b (n int);\nselect nothing');
    await expect(run()).rejects.toMatchObject({
      reason: 'db.migration_failed',
      message: expect.stringContaining('0002_second.sql failed (line 2)'),
    });
    expect(await tables()).toEqual(['a', 'schema_migration']);
    await put('0002_second', 'create table b (n int)');
    expect(await run()).toEqual(['0002_second']);
  });

  test('refuses an applied migration that was changed, by name', async () => {
    await put('0001_first', 'create table a (n int)');
    await run();
    await put('0001_first', 'create table a (n bigint)');
    await expect(run()).rejects.toMatchObject({ reason: 'db.changed_migration', message: expect.stringContaining('0001_first.sql') });
    await expect(pendingMigrations(pool, folder)).rejects.toMatchObject({ reason: 'db.changed_migration' });
  });

  test('refuses a database newer than the code', async () => {
    await put('0001_first', 'create table a (n int)');
    await put('0002_second', 'create table b (n int)');
    await run();
    await rm(path.join(folder, '0002_second.sql'));
    await expect(run()).rejects.toMatchObject({ reason: 'db.newer_than_code', message: expect.stringContaining('0002_second') });
  });

  test('refuses a migration numbered before one that was applied, a number used twice and a strange name', async () => {
    await put('0002_second', 'create table b (n int)');
    await run();
    await put('0001_first', 'create table a (n int)');
    await expect(run()).rejects.toMatchObject({ reason: 'db.late_migration' });
    await put('0002_again', 'select 1');
    await expect(run()).rejects.toMatchObject({ reason: 'db.bad_migration_name' });
    await rm(path.join(folder, '0002_again.sql'));
    await put('3_third', 'select 1');
    await expect(run()).rejects.toMatchObject({ reason: 'db.bad_migration_name' });
  });

  test('waits no longer than told for a table in use', async () => {
    await put('0001_first', 'create table a (n int)');
    await run();
    await put('0002_second', 'alter table a add column m int');
    const client = await pool.connect();
    await client.query('begin; lock table a');
    await expect(migrate(url, { folder, lockTimeoutMs: 50 })).rejects.toMatchObject({
      reason: 'db.migration_failed',
      detail: expect.stringContaining('lock timeout'),
    });
    await client.query('rollback');
    client.release();
    expect(await run()).toEqual(['0002_second']);
  });
});

describe('a database that cannot hold the data is refused', () => {
  const refuses = async (options: string, expected: object) => {
    const server = await testServer();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    const name = `unfit_${process.pid}`;
    await admin.query(`create database ${name} template template0 ${options}`);
    await expect(migrate(databaseUrl(server.url, name), { folder })).rejects.toMatchObject(expected);
    await admin.query(`drop database ${name}`);
    await admin.end();
  };

  test('when its encoding is not UTF8', () =>
    refuses(`encoding 'SQL_ASCII' locale 'C'`, {
      reason: 'db.not_utf8',
      message: expect.stringContaining(`create database fulcrum encoding 'UTF8'`),
    }));

  test('when its character type knows no Chinese', () =>
    refuses(`encoding 'UTF8' lc_collate 'C' lc_ctype 'C' locale_provider 'libc'`, {
      reason: 'db.not_chinese',
      message: expect.stringContaining('lc_ctype'),
    }));
});

test('the hash of the migrations changes with a name, a text and nothing else', async () => {
  await put('0001_first', 'select 1;\n');
  const hash = async () => hashMigrations(await readMigrations(folder));
  const before = await hash();
  await put('0001_first', 'select 1;\r\n');
  expect(await hash()).toBe(before);
  await put('0001_first', 'select 2;\n');
  expect(await hash()).not.toBe(before);
});
