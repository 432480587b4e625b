import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { withDatabase } from '../../packages/server/src/entry/with-database.ts';
import { createLog } from '../../packages/server/src/kernel/log.ts';
import { settingsWith } from '../../packages/server/src/kernel/settings.ts';

const CLI = path.resolve(import.meta.dirname, '../../packages/cli/src/main.ts');

interface Ended {
  code: number | null;
  said: string;
}
function begin(args: readonly string[], clock?: string): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(clock ? { FULCRUM_CLOCK: clock } : {}) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part;
    });
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, said }))) };
}

/** A command of the product, which must succeed. */
export async function fulcrum(args: readonly string[], clock?: string): Promise<void> {
  const { code, said } = await begin(args, clock).ended;
  if (code !== 0) throw new Error(`fulcrum ${args.join(' ')} ended with ${code}:\n${said}`);
}

/** Works on the database of a data folder while nothing else runs on it. */
export const onBase = <T>(data: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withDatabase(settingsWith({ FULCRUM_DATA: data }, { FULCRUM_LOG: 'warn' }), createLog('warn'), async (url) => {
    const client = new pg.Client({ connectionString: url, options: '-c search_path=public,ext' });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  });

const rehearsal = (data: string, from: string, until: string) => ['run-until', until, '--from', from, '--yes', '--data', data];

export const rehearse = (data: string, from: string, until: string): Promise<void> => fulcrum(rehearsal(data, from, until));

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

/** Begins a rehearsal and kills it after a while: the program, its PostgreSQL, or both. False: it was through before. */
export async function rehearseKilled(
  data: string,
  from: string,
  until: string,
  afterMs: number,
  what: 'node' | 'postgres' | 'both',
): Promise<boolean> {
  const { child, ended } = begin(rehearsal(data, from, until));
  const through = await Promise.race([ended.then(() => true), pause(afterMs).then(() => false)]);
  if (through) return false;
  const postmaster = Number((await readFile(path.join(data, 'pg/18/postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0]);
  if (what !== 'postgres') killHard(child.pid ?? 0);
  if (what !== 'node' && postmaster) killHard(postmaster);
  return (await ended).code !== 0;
}

/** The last day that was rehearsed to its night's end, by what is kept of it. */
export const rehearsedTo = (data: string): Promise<string> =>
  onBase(
    data,
    async (client) => (await client.query<{ day: string }>('select max(ran_to)::text as day from play_cursor')).rows[0]?.day ?? '',
  );
