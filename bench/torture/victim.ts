import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Kill = 'node' | 'postgres' | 'both';
export interface Victim {
  pid: number;
  url: string;
  secret: string;
  /** Kills without warning and waits until the process is gone. */
  kill(what: Kill): Promise<void>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
}

const SERVE = path.resolve(import.meta.dirname, '../../packages/server/src/entry/serve.ts');

async function postmasterPid(data: string): Promise<number> {
  return Number((await readFile(path.join(data, 'pg/18/postmaster.pid'), 'utf8')).split('\n')[0]);
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

/** Reads run.json once it names this child, then waits until every part is ready. */
async function whenReady(child: ChildProcess, data: string, said: () => string): Promise<{ url: string; secret: string }> {
  for (let waited = 0; waited < 600; waited++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said()}`);
    const run = JSON.parse(await readFile(path.join(data, 'run.json'), 'utf8').catch(() => '{}')) as {
      pid?: number;
      url?: string;
      secret?: string;
    };
    if (run.pid === child.pid && run.url && run.secret) {
      const ready = await fetch(`${run.url}/readyz`)
        .then((answer) => answer.ok)
        .catch(() => false);
      if (ready) return { url: run.url, secret: run.secret };
    }
    await pause(100);
  }
  throw new Error(`the server was not ready within a minute:\n${said()}`);
}

/** Starts the real server on a data folder. */
export async function startVictim(data: string): Promise<Victim> {
  const lines: string[] = [];
  const child = spawn(process.execPath, [SERVE, '--port', '0', '--data', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, FULCRUM_LOG: 'warn' },
  });
  child.stderr?.on('data', (chunk) => lines.push(String(chunk)));
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run = await whenReady(child, data, () => lines.slice(-20).join(''));
  return {
    pid: child.pid ?? 0,
    ...run,
    async kill(what) {
      const postgres = what === 'node' ? 0 : await postmasterPid(data);
      if (what !== 'postgres') killHard(child.pid ?? 0);
      if (postgres) killHard(postgres);
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}
