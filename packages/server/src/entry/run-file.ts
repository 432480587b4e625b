import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a running Fulcrum of a data folder is reached; the secret proves that one may read the folder. */
export interface RunFile {
  pid: number;
  url: string;
  secret: string;
  /** A command runs for its own duration and then lets go of the folder; a server stays. */
  kind: 'server' | 'command';
}

const fileOf = (dataDir: string): string => path.join(dataDir, 'run.json');

export async function writeRunFile(dataDir: string, run: RunFile): Promise<void> {
  const file = fileOf(dataDir);
  await writeFile(`${file}.new`, JSON.stringify(run), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function removeRunFile(dataDir: string): Promise<void> {
  const run = await readRunFile(dataDir);
  if (run?.pid === process.pid) await rm(fileOf(dataDir), { force: true });
}

/** The run file, if the process that wrote it still answers; a file left by a crash counts as none. */
export async function readRunFile(dataDir: string): Promise<RunFile | undefined> {
  try {
    const run = JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as RunFile;
    if (run.pid === process.pid) return run;
    process.kill(run.pid, 0);
    const answer = await fetch(`${run.url}/healthz`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? run : undefined;
  } catch {
    return undefined;
  }
}
