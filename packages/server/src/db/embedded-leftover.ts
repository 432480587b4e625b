import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPgError } from './embedded-error.ts';
import { alreadyRunning, answers } from './embedded-lock.ts';

/** What `postmaster.pid` of a cluster says; `undefined` without one. */
export async function readPidFile(cluster: string): Promise<{ pid: number; socketFolder: string; status: string } | undefined> {
  const lines = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid ? { pid, socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() } : undefined;
}

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

/**
 * We hold the lock, so a PostgreSQL on our cluster is left over from a run that was killed: stop it and wait until its last
 * process is gone. Fails with `db.leftover` when it does not go within `patience` milliseconds, and with `db.already_running`
 * when a PostgreSQL answers that we cannot see: one of another container on the same folder.
 */
export async function clearLeftover(cluster: string, log: (line: string) => void, patience = 30_000): Promise<void> {
  const found = await readPidFile(cluster);
  if (!found) return;
  const started = performance.now();
  let asked = false;
  for (;;) {
    const living = await processesIn(cluster, found.pid);
    if (living.length === 0) break;
    if (performance.now() - started > patience) {
      throw new EmbeddedPgError('db.leftover', `A PostgreSQL left over in ${cluster} does not stop: end processes ${living.join(', ')}.`);
    }
    if (!asked && living.includes(found.pid)) {
      log(`stopping a PostgreSQL left over from a killed run (pid ${found.pid})`);
      signal(found.pid, 'SIGINT');
      asked = true;
    }
    await pause(50);
  }
  const socket = path.join(found.socketFolder, '.s.PGSQL.5432');
  if (!asked && (await answers(socket))) throw alreadyRunning(cluster);
  // The number may belong to a stranger or to a dead process nobody reaped; PostgreSQL would take either for a living rival.
  for (const file of [pidFile(cluster), socket, `${socket}.lock`]) await rm(file, { force: true });
}

/** The living processes of a cluster: PostgreSQL's processes all stand in their data folder. */
async function processesIn(cluster: string, postmaster: number): Promise<number[]> {
  if (process.platform !== 'linux') return signal(postmaster, 0) ? [postmaster] : [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => ''))); // a zombie stands nowhere
  return pids.filter((_, i) => places[i] === cluster).map(Number);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
