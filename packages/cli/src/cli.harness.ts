import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { runCli } from './run.ts';

export interface Ran {
  exit: number;
  out: string;
  err: string;
}

/** Runs a command line in this process, as main.ts would. */
export async function cli(...argv: string[]): Promise<Ran> {
  const ran: Ran = { exit: -1, out: '', err: '' };
  const io = {
    isTerminal: false,
    out(text: string) {
      ran.out += text;
    },
    err(text: string) {
      ran.err += text;
    },
  };
  ran.exit = await runCli(argv, io, new AbortController().signal);
  return ran;
}

/** The JSON answer of a command that must end with `exit`. */
export async function answer(exit: number, ...argv: string[]): Promise<Record<string, unknown>> {
  const ran = await cli(...argv, '--json');
  if (ran.exit !== exit) throw new Error(`fulcrum ${argv.join(' ')} ended with ${ran.exit}: ${ran.out}${ran.err}`);
  return JSON.parse(ran.out);
}

/** A server of its own process on a data folder, without pages. Ends with its exit code. */
export async function startServer(dataDir: string): Promise<{ stop(): Promise<number | null> }> {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, 'start', '--worker-only', '--data', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await saysItRuns(child, ended);
  return {
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function saysItRuns(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  let said = '';
  await Promise.race([
    new Promise<void>((resolve) => {
      child.stderr?.on('data', (chunk) => {
        said += chunk;
        if (said.includes('Fulcrum is running on')) resolve();
      });
    }),
    ended.then((code) => Promise.reject(new Error(`the server ended with ${code}: ${said}`))),
  ]);
}
