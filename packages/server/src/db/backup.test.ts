import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { tablesOf } from './backup-catalog.ts';
import { footerOf } from './backup-format.ts';
import { verifyBackup } from './backup-read.ts';
import { restoreBackup } from './backup-restore.ts';
import { writeBackup } from './backup-write.ts';

const restore = async (url: string, from: string, beforeCommit = () => Promise.resolve()) => {
  const backup = await verifyBackup(from);
  await restoreBackup(url, backup, { beforeCommit });
  return backup;
};

const source = await testDatabase();
const target = await testDatabase({ empty: true });
const other = await testDatabase({ empty: true });
const OPTIONS = { version: '0.1.0', at: '2026-11-21T08:00:00Z', secretKey: 'k'.repeat(43) };
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-backup-'));
  file = path.join(folder, 'all.fulcrum');
  await source.pool.query(FACTS);
  const utils = await makeWorkerUtils({ connectionString: source.url });
  await utils.addJob('import.commit', { importId: '1' }, { jobKey: 'once', maxAttempts: 3 });
  await utils.release();
  await writeBackup(source.url, file, OPTIONS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Children before parents, generated and identity columns, partitions, bytes, odd characters, an append-only table. */
const FACTS = `
  insert into app_user (id, email, name, role, created_at) values (uuid7('2026-01-01'), 'a@example.com', '王', 'administrator', '2026-01-01');
  insert into region (id, code, name, created_at) values ('019b0000-0000-7000-8000-000000000002', 'CN', '中国', '2026-01-01');
  insert into region (id, code, name, parent_id, created_at)
    values ('019b0000-0000-7000-8000-000000000001', 'CN-GD', E'广东\\t\\\\N"\\n,', '019b0000-0000-7000-8000-000000000002', '2026-01-01');
  insert into account (id, code, name, happened_on, known_at, recorded_at, changed_at, custom)
    select uuid7('2026-01-01'), 'C-' || i, '客户 ' || i, '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01',
      jsonb_build_object('note', repeat('文', i % 50)) from generate_series(1, 3000) i;
  insert into account_state (account_id, tier, tier_rank, tier_score, amount_12m) select id, 'A', 1, 3.25, 12345678.000001 from account limit 700;
  create table policy_result_2026_11 partition of policy_result for values from ('2026-11-01') to ('2026-12-01');
  insert into policy_result (account_id, policy_id, as_of, run_id, version, points)
    select id, 'tier', '2026-11-30', id, 1, array[1.5, null] from account limit 500;
  insert into outbox (at, event, payload) select '2026-01-01', 'accounts.changed', '{}' from generate_series(1, 42);
  insert into audit (id, at, actor_kind, actor_name, via, request_id, action, entity)
    values (uuid7('2026-01-01'), '2026-01-01', 'local', 'x', 'cli', 'r', 'test', 'nothing');
  insert into file (id, name, media_type, bytes, purpose, created_at)
    values ('019b0000-0000-7000-8000-000000000009', 'f', 'text/csv', 3, 'import', '2026-01-01');
  insert into file_chunk values ('019b0000-0000-7000-8000-000000000009', 1, '\\x00ff0a');`;

async function digests(pool: pg.Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  const found: Record<string, string> = {};
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as digest from ${name} t`,
    );
    found[name] = rows[0].digest;
  }
  client.release();
  return found;
}

test('a restored database holds the same rows, keys, triggers, partitions, sequences and waiting jobs', async () => {
  const { head } = await restore(target.url, file);
  expect(head).toMatchObject({ version: '0.1.0', secretKey: OPTIONS.secretKey });
  expect(await digests(target.pool)).toEqual(await digests(source.pool));
  const shape = `select (select count(*) from pg_constraint where connamespace = 'public'::regnamespace) as constraints,
    (select count(*) from pg_trigger where tgenabled = 'O') as triggers, (select count(*) from policy_result_2026_11) as partition`;
  expect((await target.pool.query(shape)).rows).toEqual((await source.pool.query(shape)).rows);
  expect(
    (await target.pool.query(`insert into outbox (at, event, payload) values ('2026-01-01', 'x', '{}') returning id`)).rows[0].id,
  ).toBe(43);
  await expect(target.pool.query('delete from audit')).rejects.toThrow('append-only');
  const jobs = await target.pool.query('select task_identifier, key, max_attempts from graphile_worker.jobs');
  expect(jobs.rows).toEqual([{ task_identifier: 'import.commit', key: 'once', max_attempts: 3 }]);
  await expect(restore(target.url, file)).rejects.toThrow('backup.not_empty');
});

test('a flipped byte anywhere, a cut file and a foreign file are refused before the database is touched', async () => {
  const whole = await readFile(file);
  const damaged = path.join(folder, 'damaged');
  for (const at of [4, 100, Math.floor(whole.length / 2), whole.length - 41, whole.length - 40, whole.length - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1;
    await writeFile(damaged, bytes);
    await expect(restore(other.url, damaged)).rejects.toThrow('backup.damaged');
  }
  await writeFile(damaged, whole.subarray(0, whole.length - 1000));
  await expect(restore(other.url, damaged)).rejects.toThrow('backup.damaged');
  const foreign = Buffer.from('code,name\n1,x\n'.repeat(9));
  for (const content of [Buffer.alloc(0), foreign, Buffer.concat([foreign, footerOf(createHash('sha256').update(foreign))])]) {
    await writeFile(damaged, content);
    await expect(restore(other.url, damaged)).rejects.toThrow(/backup\.(not_one|damaged)/);
  }
  expect((await other.pool.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).rowCount).toBe(0);
});

test('a restore stopped before its end leaves the database empty, and can be repeated', async () => {
  const stopped = restore(other.url, file, () => Promise.reject(new Error('power cut')));
  await expect(stopped).rejects.toThrow('power cut');
  expect((await other.pool.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).rowCount).toBe(0);
  await restore(other.url, file);
  expect((await other.pool.query('select count(*) from account')).rows).toEqual([{ count: 3000 }]);
});

test('an interrupted backup leaves nothing under its name, and keeps the one before', async () => {
  const name = path.join(folder, 'nightly.fulcrum');
  const aborted = AbortSignal.abort(new Error('stopped'));
  await expect(writeBackup(source.url, name, { ...OPTIONS, signal: aborted })).rejects.toThrow();
  expect(await readdir(folder)).not.toContain('nightly.fulcrum');
  await writeFile(name, 'the one before');
  const killed = new pg.Client({ connectionString: source.url });
  await killed.connect();
  await killed.query('begin; lock table account in access exclusive mode');
  const running = writeBackup(source.url, name, OPTIONS);
  const end = expect(running).rejects.toThrow();
  await expect.poll(() => readdir(folder)).toContain('nightly.fulcrum.partial');
  await expect.poll(async () => (await source.pool.query(CUT)).rowCount).toBe(1);
  await end;
  await killed.end();
  expect((await readdir(folder)).filter((each) => each.startsWith('nightly'))).toEqual(['nightly.fulcrum']);
  expect(await readFile(name, 'utf8')).toBe('the one before');
  await writeBackup(source.url, name, OPTIONS);
  expect((await stat(name)).mode & 0o777).toBe(0o600);
});

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'fulcrum backup' and wait_event_type = 'Lock' and datname = current_database()`;
