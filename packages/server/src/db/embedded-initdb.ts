import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunAs } from './embedded-account.ts';
import { EmbeddedPgError } from './embedded-error.ts';

/** The superuser of the embedded cluster, who connects without a password through a socket that only its account can open. */
export const SUPERUSER = 'fulcrum';

/** A clean environment, so that no PG* variable of the caller reaches PostgreSQL. */
export const ENV = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };

// With lc_ctype C, pg_trgm would find no letters in Chinese; macOS knows no C.UTF-8.
const CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${CTYPE}`];

/** Makes a cluster in `cluster`; it appears there only when complete, so a kill half-way leaves nothing that looks like one. */
export async function initCluster(bin: string, cluster: string, as: RunAs, sync: boolean): Promise<void> {
  const folder = path.dirname(cluster);
  const stale = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(cluster)}.new`));
  for (const name of stale) await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  // A name of its own: the initdb of a run killed a moment ago may still be writing to the last one.
  const fresh = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  const program = [...as.prefix, path.join(bin, 'bin', 'initdb')];
  const args = ['-D', fresh, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', ...LOCALE, ...(sync ? [] : ['--no-sync'])];
  const { code, output } = await run([...program, ...args], as.ids);
  if (code !== 0) {
    const remedy = /EACCES|Permission denied/.test(`${code} ${output}`)
      ? `; its account must reach ${bin} and ${folder}: start as a normal user, or set DATABASE_URL`
      : '';
    throw new EmbeddedPgError('db.initdb_failed', `initdb failed (${code})${remedy}.`, output);
  }
  await rename(fresh, cluster);
}

function run([program, ...args]: string[], ids: RunAs['ids']): Promise<{ code: number | string; output: string }> {
  const child = spawn(program ?? '', args, { ...ids, env: ENV, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: error.message, output: said.join('') }));
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', output: said.join('') }));
  });
}
