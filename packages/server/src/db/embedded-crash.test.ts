import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  alive,
  ended,
  launch,
  newFolder,
  query,
  root,
  startProcess,
  stopProcess,
  until,
  watchdogs,
} from '../../test/harness/embedded-process.ts';
import { chooseAccount, runAs } from './embedded-account.ts';
import { findBinaries } from './embedded-binaries.ts';
import { startEmbeddedPg } from './embedded-pg.ts';
import { startPostmaster } from './embedded-postmaster.ts';

const who = [{ name: 'an ordinary user', asNobody: root, closed: false }].concat(
  root ? [{ name: 'root below a closed home', asNobody: false, closed: true }] : [],
);

describe.each(who)('as $name', (options) => {
  const served = async () => {
    const folder = await newFolder(options);
    const run = await startProcess(folder, options);
    await query(run.url, 'create table kept (n int); insert into kept values (42)');
    return { folder, run };
  };
  const keeps = async (folder: string) => {
    const run = await startProcess(folder, options);
    expect(run.message).toBeUndefined();
    expect(await query(run.url, 'select n from kept')).toEqual([42]);
  };

  test('PostgreSQL stops when its Node is killed, and starts again', async () => {
    const { folder, run } = await served();
    run.node.kill('SIGKILL');
    await until(async () => !(await alive(run.pid)), 'PostgreSQL to stop');
    await keeps(folder);
  });

  test('a killed PostgreSQL recovers at the next start', async () => {
    const { folder, run } = await served();
    process.kill(run.pid, 'SIGKILL');
    await until(async () => !(await alive(run.pid)), 'PostgreSQL to die');
    await stopProcess(run);
    await keeps(folder);
  });

  test('a PostgreSQL left over when Node and watchdog were killed is stopped by the next start', async () => {
    const { folder, run } = await served();
    const shells = await watchdogs(run.node);
    expect(shells).toHaveLength(2);
    for (const pid of shells) process.kill(pid, 'SIGKILL');
    run.node.kill('SIGKILL');
    await ended(run.node);
    expect(await alive(run.pid)).toBe(true);
    await keeps(folder);
    expect(await alive(run.pid)).toBe(false);
  });

  test('it recovers when Node, watchdog and PostgreSQL were all killed', async () => {
    const { folder, run } = await served();
    for (const pid of [...(await watchdogs(run.node)), run.pid]) process.kill(pid, 'SIGKILL');
    run.node.kill('SIGKILL');
    await ended(run.node);
    await keeps(folder);
  });

  test('an interrupted initdb is begun again', async () => {
    const folder = await newFolder(options);
    const node = launch(folder, options);
    const inside = (name: string) =>
      readdir(path.join(folder, 'pg')).then(
        (names) => names.some((each) => each.includes(name)),
        () => false,
      );
    await until(() => inside('18.new'), 'initdb to begin');
    node.kill('SIGKILL');
    await ended(node);
    const run = await startProcess(folder, options);
    expect(await query(run.url, 'select 1')).toEqual([1]);
    expect(await readdir(path.join(folder, 'pg'))).toContain('18');
  });
});

test('a PostgreSQL that was only just beginning when its Node was killed gives way to the next start', async () => {
  const folder = await newFolder();
  await stopProcess(await startProcess(folder));
  const [cluster, socketFolder] = [path.join(folder, 'pg/18'), path.join(folder, 'pg')];
  const bin = await findBinaries();
  const as = await runAs(await chooseAccount(cluster), [path.join(bin, 'bin'), socketFolder]);
  for (let n = 0; n < 4; n++) {
    // Begun as by a Node that holds the folder no more: it enters itself in the cluster after the next start has looked there.
    const leftover = startPostmaster({ bin, cluster, socketFolder, as }, {}, () => undefined).catch(() => null);
    const ours = await startEmbeddedPg(folder);
    await ours.stop();
    await (await leftover)?.exited;
  }
});

describe('a postmaster.pid that lies', () => {
  const stopped = async () => {
    const folder = await newFolder();
    await stopProcess(await startProcess(folder));
    return folder;
  };
  const claim = (folder: string, pid: number) =>
    writeFile(path.join(folder, 'pg/18/postmaster.pid'), `${pid}\n${folder}/pg/18\n0\n5432\n${folder}/pg\n\n\nready\n`);

  test('naming a stranger does not stop the start, nor the stranger', async () => {
    const folder = await stopped();
    await claim(folder, process.pid);
    expect((await startProcess(folder)).message).toBeUndefined();
  });

  test('naming a process we cannot see, which answers, is a Fulcrum in another container', async () => {
    const folder = await stopped();
    await claim(folder, 4_190_000);
    await mkdir(path.join(folder, 'pg'), { recursive: true });
    const other = net.createServer().listen(path.join(folder, 'pg/.s.PGSQL.5432'));
    expect((await startProcess(folder)).reason).toBe('db.already_running');
    other.close();
    await rm(path.join(folder, 'pg/.s.PGSQL.5432'), { force: true });
    expect((await startProcess(folder)).message).toBeUndefined();
  });
});
