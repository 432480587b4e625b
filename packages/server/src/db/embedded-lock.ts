import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedPgError } from './embedded-error.ts';

/** Holds `folder` for this process until `release()`; the kernel lets go when the process dies. Fails with `db.already_running`. */
export async function lockFolder(folder: string): Promise<{ release(): void }> {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  // An abstract socket (Linux) vanishes with its process; elsewhere a socket file may be stale, which nobody answering shows.
  const abstract = process.platform === 'linux';
  const name = abstract ? `\0fulcrum-${key}` : path.join(os.tmpdir(), `fulcrum-${key}.lock`);
  let server = await listen(name);
  if (!server && !abstract && !(await answers(name))) {
    await unlink(name).catch(() => undefined);
    server = await listen(name);
  }
  if (!server) throw alreadyRunning(folder);
  const held = server;
  return { release: () => void held.close() };
}

export const alreadyRunning = (folder: string) =>
  new EmbeddedPgError(
    'db.already_running',
    `Another Fulcrum is already running on ${folder}. Stop it, or give this one its own data folder.`,
  );

/** Whether a process accepts connections on a unix socket. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket);
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
    probe.once('connect', () => probe.destroy());
  });
}

function listen(name: string): Promise<net.Server | undefined> {
  const server = net.createServer((visitor) => visitor.end(String(process.pid)));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}
