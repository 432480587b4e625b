import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, query, root, startProcess, stopProcess, userOf } from '../../test/harness/embedded-process.ts';

if (!root) console.warn('embedded-pg.test: not root, so starting as root, for others and below a closed home is not tested here');

describe('an embedded PostgreSQL', () => {
  test('makes its cluster, keeps what was committed, knows Chinese and sorts pinyin', async () => {
    const folder = await newFolder();
    const first = await startProcess(folder);
    await query(first.url, 'create extension pg_trgm; create table note (text text); insert into note values ($$华为$$)');
    await stopProcess(first);
    expect(first.node.exitCode).toBe(0);
    const second = await startProcess(folder);
    expect(await query(second.url, 'select text, similarity(text, text)::float8 from note')).toEqual(['华为', 1]);
    const sorted = `select string_agg(x, '' order by x collate "zh-x-icu") from unnest(array['张', '李', '阿']) x`;
    expect(await query(second.url, sorted)).toEqual(['阿李张']);
    const names = ['max_connections', 'work_mem', 'jit', 'wal_compression', 'max_parallel_workers_per_gather', 'listen_addresses'];
    const settings = await Promise.all(names.map((name) => query(second.url, `show ${name}`)));
    expect(settings.flat()).toEqual(['100', '32MB', 'off', 'pglz', '0', '']);
    expect(await query(second.url, 'select current_database()::text')).toEqual(['fulcrum']);
  });

  test('keeps its socket elsewhere when the data path is too long for one, and takes it away', async () => {
    const folder = path.join(await newFolder(), 'x'.repeat(90));
    const run = await startProcess(folder);
    const socketFolder = decodeURIComponent(run.url.split('host=')[1] ?? '');
    expect(socketFolder.startsWith(folder)).toBe(false);
    expect(await query(run.url, 'select 1')).toEqual([1]);
    await stopProcess(run);
    await expect(stat(socketFolder)).rejects.toThrow('ENOENT');
  });

  test('says what PostgreSQL said when it does not start', async () => {
    const run = await startProcess(await newFolder(), { settings: { work_mem: 'plenty' } });
    expect(run).toMatchObject({ reason: 'db.start_failed', message: expect.stringContaining('"work_mem": "plenty"') });
  });

  test('refuses a second start on the same folder and leaves the first alone', async () => {
    const folder = await newFolder();
    const first = await startProcess(folder);
    const second = await startProcess(folder);
    expect(second.reason).toBe('db.already_running');
    expect(second.message).toContain(`Another Fulcrum is already running on ${folder}`);
    expect(await query(first.url, 'select 1')).toEqual([1]);
  });

  test('runs as an ordinary user', async () => {
    const folder = await newFolder({ asNobody: root });
    const run = await startProcess(folder, { asNobody: root });
    expect(await userOf(run.pid)).toBe(root ? 65534 : process.getuid?.());
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await stopProcess(run);
    expect(await readdir(path.join(folder, 'pg'))).toEqual(['18']);
  });
});

describe.runIf(root)('started by root', () => {
  test('it runs as another account that owns only its own folder', async () => {
    const folder = await newFolder();
    const run = await startProcess(folder);
    expect(await userOf(run.pid)).not.toBe(0);
    expect(await stat(folder)).toMatchObject({ uid: 0 });
    expect((await stat(path.join(folder, 'pg'))).mode & 0o777).toBe(0o700);
  });

  test('it keeps the account that owns the data', async () => {
    const folder = await newFolder({ asNobody: true });
    await stopProcess(await startProcess(folder, { asNobody: true }));
    expect(await userOf((await startProcess(folder)).pid)).toBe(65534);
  });

  test('it works below a home of mode 0700', async () => {
    const folder = await newFolder({ closed: true });
    await stopProcess(await startProcess(folder));
    const run = await startProcess(folder);
    expect(await userOf(run.pid)).not.toBe(0);
    expect(await query(run.url, 'select 1')).toEqual([1]);
  });
});
