import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '../../tools/start-server.ts';

export type Kill = 'node' | 'postgres' | 'both';
export interface Victim {
  pid: number;
  url: string;
  secret: string;
  /** Kills without warning and waits until the process is gone. */
  kill(what: Kill): Promise<void>;
  /** The most memory that its node held, MB. */
  peakRssMb(): Promise<number>;
  /** What its node has computed until now, milliseconds of a core: beside other load steadier than the time that passes. */
  cpuMs(): Promise<number>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
}

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

/** Starts the real server on a data folder. */
export async function startVictim(data: string): Promise<Victim> {
  const { url, secret, child, gone, stop } = await startServer(data);
  return {
    pid: child.pid ?? 0,
    url,
    secret,
    stop,
    async peakRssMb() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    async cpuMs() {
      const [, fields = ''] = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ');
      const [user, system] = fields.split(' ').slice(11, 13).map(Number);
      // The kernel counts in hundredths of a second.
      return 10 * ((user ?? 0) + (system ?? 0));
    },
    async kill(what) {
      const postgres = what === 'node' ? 0 : await postmasterPid(data);
      if (what !== 'postgres') killHard(child.pid ?? 0);
      if (postgres) killHard(postgres);
      await gone;
    },
  };
}
