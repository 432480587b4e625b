import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { onTestFinished } from 'vitest';

export const root = process.getuid?.() === 0;
const FAST = { fsync: 'off', shared_buffers: '16MB' };
// An ordinary account that may read a checkout wherever it lies, a closed home included.
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--securebits=+no_setuid_fixup'].concat(
  ['inh', 'ambient'].map((set) => `--${set}-caps=+dac_read_search`),
);

export type Run = { node: ChildProcess; pid: number; url: string; reason?: string; message?: string };

/** Starts a process that starts PostgreSQL on `folder`, and waits until it serves or has failed. */
export async function startProcess(folder: string, options: { asNobody?: boolean; settings?: Record<string, string> } = {}): Promise<Run> {
  const node = launch(folder, options);
  const line = await new Promise<string>((resolve, reject) => {
    node.stdout?.setEncoding('utf8').once('data', resolve);
    node.once('exit', (code) => reject(new Error(`the process ended (${code}) without a word`)));
  });
  return { node, ...JSON.parse(line) };
}

export function launch(
  folder: string,
  { asNobody = false, settings = {} }: { asNobody?: boolean; settings?: Record<string, string> } = {},
) {
  const fixture = path.join(import.meta.dirname, 'embedded-process.fixture.ts');
  const [program = '', ...args] = [
    ...(asNobody ? NOBODY : []),
    process.execPath,
    fixture,
    folder,
    JSON.stringify({ ...FAST, ...settings }),
  ];
  const node = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
  onTestFinished(async () => {
    node.stdin?.end();
    await ended(node);
  });
  return node;
}

export const ended = (node: ChildProcess) =>
  node.exitCode !== null || node.signalCode ? Promise.resolve() : new Promise<void>((resolve) => node.once('exit', () => resolve()));

export async function stopProcess(run: Run): Promise<void> {
  run.node.stdin?.end();
  await ended(run.node);
}

/** An empty folder below a closed one when `closed`; removed after the test, owned by nobody when `asNobody`. */
export async function newFolder({ closed = false, asNobody = false } = {}): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'embedded-'));
  execFileSync('chmod', [closed ? '700' : '755', folder]);
  if (asNobody) execFileSync('chown', ['65534:65534', folder]);
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return path.join(folder, 'data');
}

/** Runs statements and returns the values of the last one. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const results: pg.QueryArrayResult | pg.QueryArrayResult[] = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return [results].flat().at(-1)?.rows.flat() ?? [];
}

/** Pids of the shells that watch a run: the children of its node process and their own, without PostgreSQL. */
export async function watchdogs(node: ChildProcess): Promise<number[]> {
  const shells = await childrenOf(node.pid ?? 0);
  const readers = (await Promise.all(shells.map(childrenOf))).flat();
  const names = await Promise.all([...shells, ...readers].map(async (pid) => ({ pid, name: await nameOf(pid) })));
  return names.filter(({ name }) => name === 'sh' || name === 'dash').map(({ pid }) => pid);
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (pid) => (await statusOf(pid)).match(/^PPid:\s+(\d+)/m)?.[1]));
  return pids.filter((_, i) => Number(parents[i]) === parent);
}

const statusOf = (pid: number) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
const nameOf = async (pid: number) => (await statusOf(pid)).match(/^Name:\s+(.+)/m)?.[1];
export const userOf = async (pid: number) => Number((await statusOf(pid)).match(/^Uid:\s+(\d+)/m)?.[1]);
export const alive = async (pid: number) => /^State:\s+[^Z]/m.test(await statusOf(pid));

export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const started = performance.now();
  while (!(await condition())) {
    if (performance.now() - started > 20_000) throw new Error(`waited 20 s for: ${what}`);
    await pause(20);
  }
}
