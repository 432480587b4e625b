import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The real server as a child process, on loopback. */
export interface RunningServer {
  child: ChildProcess;
  /** Where it listens, without a slash at the end. */
  url: string;
  /** The bearer token of the machine's own administrator. */
  secret: string;
  /** Resolves with the exit code when the process has gone. */
  gone: Promise<number | null>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
}

const SERVE = path.resolve(import.meta.dirname, '../packages/server/src/entry/serve.ts');
const POLL_MS = 100;
const POLLS = 600;

/** Reads run.json once it names this child, then waits until every part is ready. */
async function whenReady(child: ChildProcess, data: string, said: () => string): Promise<{ url: string; secret: string }> {
  for (let poll = 0; poll < POLLS; poll++) {
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
    await pause(POLL_MS);
  }
  throw new Error(`the server was not ready within a minute:\n${said()}`);
}

/** Starts the real server on a data folder; `env` adds to the environment, `port` 0 takes any free one. Throws with its last words when it does not come up. */
export async function startServer(data: string, { env = {}, port = 0 }: { env?: Record<string, string>; port?: number } = {}) {
  const lines: string[] = [];
  const child = spawn(process.execPath, [SERVE, '--port', String(port), '--data', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, FULCRUM_LOG: 'warn', ...env },
  });
  child.stderr?.on('data', (chunk) => lines.push(String(chunk)));
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run = await whenReady(child, data, () => lines.slice(-20).join(''));
  const stop = async () => {
    child.kill('SIGTERM');
    return gone;
  };
  return { ...run, child, gone, stop } satisfies RunningServer;
}
