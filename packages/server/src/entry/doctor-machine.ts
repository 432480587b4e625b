import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { readPidFile } from '../db/embedded-leftover.ts';
import { clusterOf } from '../db/embedded-pg.ts';
import type { Settings } from '../kernel/settings.ts';
import type { Check } from './doctor-check.ts';
import { listens } from './doctor-port.ts';
import type { Say } from './doctor-texts.ts';
import type { RunFile } from './run-file.ts';
import { WEB_DIR } from './web-bundle.ts';

const LEAST_GB = 1;

/** What of the machine itself Fulcrum needs. */
export async function checkMachine(settings: Settings, running: RunFile | undefined, say: Say): Promise<Check[]> {
  const there = await stat(settings.dataDir).catch(() => undefined);
  const standing = there ? settings.dataDir : await nearest(path.dirname(settings.dataDir));
  const refused = await access(standing, constants.W_OK).then(
    () => '',
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  const { bavail, bsize } = await statfs(standing);
  const free = Math.floor((bavail * bsize) / 2 ** 30);
  const postmaster = running || settings.databaseUrl ? undefined : await readPidFile(clusterOf(settings.dataDir));
  const built = await stat(path.join(WEB_DIR, 'index.html')).catch(() => undefined);
  const { host, port, dataDir: folder } = settings;
  const ours = running !== undefined && new URL(running.url).port === String(port);
  const taken = !ours && (await listens(host, port));
  return [
    {
      name: 'node',
      ok: 'Temporal' in globalThis,
      detail: say('Temporal' in globalThis ? 'node' : 'nodeOld', { version: process.version }),
    },
    { name: 'data', ok: !refused, detail: say(refused ? 'dataBad' : there ? 'dataOk' : 'dataNew', { folder, why: refused }) },
    { name: 'disk', ok: free >= LEAST_GB, detail: say(free >= LEAST_GB ? 'disk' : 'diskLow', { free }) },
    {
      name: 'process',
      ok: true,
      detail: running
        ? say('running', { url: running.url, pid: running.pid })
        : postmaster
          ? say('leftover', { pid: postmaster.pid })
          : say('idle'),
    },
    { name: 'port', ok: !taken, detail: say(ours ? 'portOurs' : taken ? 'portTaken' : 'portFree', { host, port }) },
    { name: 'web', ok: true, detail: say(built ? 'webBuilt' : 'webMissing') },
  ];
}

/** The closest folder above that is there. */
async function nearest(folder: string): Promise<string> {
  return (await stat(folder).catch(() => undefined)) ? folder : nearest(path.dirname(folder));
}
