import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { root } from '../../test/harness/embedded-process.ts';
import { chooseAccount } from './embedded-account.ts';
import { findBinaries } from './embedded-binaries.ts';
import { initCluster } from './embedded-initdb.ts';
import { clearLeftover } from './embedded-leftover.ts';
import { lockFolder } from './embedded-lock.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'embedded-errors-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('what stands in the way is said with its remedy', () => {
  test('a platform without binaries', async () => {
    const remedy = { reason: 'db.no_binaries', message: expect.stringContaining('set DATABASE_URL') };
    await expect(findBinaries('linux', 'mips')).rejects.toMatchObject(remedy);
    await expect(findBinaries('win32')).rejects.toMatchObject(remedy);
  });

  test('root without any account to run PostgreSQL as', async () => {
    const folder = await emptyFolder();
    const passwd = path.join(folder, 'passwd');
    await writeFile(passwd, 'root:x:0:0::/root:/bin/sh\n');
    await expect(chooseAccount(folder, 0, passwd)).rejects.toMatchObject({
      reason: 'db.no_account',
      message: expect.stringContaining('useradd'),
    });
    await writeFile(passwd, 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\nfulcrum:x:900:901::/:/bin/false\n');
    expect(await chooseAccount(folder, 0, passwd)).toEqual({ uid: 900, gid: 901 });
    expect(await chooseAccount(folder, 1000, passwd)).toBeUndefined();
  });

  test('a folder that cannot be written', async () => {
    const folder = await emptyFolder();
    await chmod(folder, 0o500);
    const as = { prefix: [], ...(root ? { ids: { uid: 65534, gid: 65534 } } : {}) };
    const failing = initCluster(await findBinaries(), path.join(folder, '18'), as, false);
    const remedy = expect.stringContaining('start as a normal user, or set DATABASE_URL');
    await expect(failing).rejects.toMatchObject({ reason: 'db.initdb_failed', message: remedy });
  });

  test('a leftover that does not go', async () => {
    const cluster = await emptyFolder();
    const stubborn = spawn('sleep', ['60'], { cwd: cluster });
    onTestFinished(() => void stubborn.kill());
    await writeFile(path.join(cluster, 'postmaster.pid'), `4190000\n${cluster}\n`);
    const clearing = clearLeftover(cluster, () => undefined, 200);
    await expect(clearing).rejects.toMatchObject({
      reason: 'db.leftover',
      message: expect.stringContaining(`end processes ${stubborn.pid}`),
    });
  });

  test('a folder held by another, until it lets go', async () => {
    const folder = await emptyFolder();
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ reason: 'db.already_running' });
    lock.release();
    (await lockFolder(folder)).release();
  });
});
