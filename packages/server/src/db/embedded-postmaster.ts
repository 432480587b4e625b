import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunAs } from './embedded-account.ts';
import { EmbeddedPgError } from './embedded-error.ts';
import { ENV } from './embedded-initdb.ts';
import { readPidFile } from './embedded-leftover.ts';

export type Postmaster = { pid: number; exited: Promise<void>; stop(patience?: number): Promise<void> };

// The shell outlives us: a reader holds the other end of our pipe, and when we die in any way the pipe closes and PostgreSQL is
// asked to shut down. PostgreSQL itself gets no end of the pipe, else it would keep its own watchdog from noticing.
const WATCHDOG = `exec 3<&0
"$@" 3<&- </dev/null & postgres=$!
echo "pid $postgres"
(read -r _ <&3; kill -INT $postgres) 2>/dev/null & reader=$!
exec 3<&-
wait $postgres; code=$?
kill $reader 2>/dev/null
exit $code`;

/** Starts PostgreSQL on `cluster` and waits until it accepts connections. Fails with `db.start_failed` and its last log lines. */
export async function startPostmaster(
  { bin, cluster, socketFolder, as }: { bin: string; cluster: string; socketFolder: string; as: RunAs },
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Postmaster> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = [path.join(bin, 'bin', 'postgres'), '-D', cluster, '-k', socketFolder, ...options];
  const [program, ...args] = [...as.prefix, '/bin/sh', '-c', WATCHDOG, 'fulcrum-postgres', ...server];
  // Its own session, so that Ctrl-C in the terminal reaches us alone and we stop it in order.
  const child = spawn(program ?? '', args, { ...as.ids, env: ENV, cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const tail = followLog(child, log);
  const pid = await announcedPid(child, exited);
  const ready = await waitUntilReady(cluster, pid, exited);
  if (!ready) {
    child.stdin.end();
    await Promise.race([exited, pause(5_000, undefined, { ref: false })]);
    throw new EmbeddedPgError('db.start_failed', `PostgreSQL did not start on ${cluster}.`, tail.join('\n'));
  }
  return { pid, exited, stop: (patience) => stop(child, pid, exited, patience) };
}

function followLog(child: ChildProcess, log: (line: string) => void): string[] {
  const tail: string[] = [];
  child.on('error', (error) => tail.push(error.message));
  child.stdin?.on('error', () => undefined); // the reader may be gone before us
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) {
      tail.push(line);
      if (tail.length > 30) tail.shift();
      log(line);
    }
  });
  return tail;
}

function announcedPid(child: ChildProcess, exited: Promise<void>): Promise<number> {
  const announced = new Promise<number>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => resolve(Number(/^pid (\d+)/.exec(text)?.[1] ?? 0)));
  });
  return Promise.race([announced, exited.then(() => 0)]);
}

async function waitUntilReady(cluster: string, pid: number, exited: Promise<void>): Promise<boolean> {
  let dead = false;
  void exited.then(() => {
    dead = true;
  });
  const started = performance.now();
  while (!dead && performance.now() - started < 120_000) {
    const now = await readPidFile(cluster);
    if (now?.pid === pid && now.status === 'ready') return true;
    await pause(10);
  }
  return false;
}

/** Fast shutdown; after `patience` milliseconds the immediate one, which the next start recovers from. */
async function stop(child: ChildProcess, pid: number, exited: Promise<void>, patience = 60_000): Promise<void> {
  child.stdin?.end();
  const late = new AbortController();
  const impatience = pause(patience, undefined, { signal: late.signal }).then(
    () => process.kill(pid, 'SIGQUIT'),
    () => undefined,
  );
  await exited;
  late.abort();
  await impatience;
}
