// The database of a benchmark: that of DATABASE_URL, else a PostgreSQL of its own that goes with it.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';

export async function ownDatabase(): Promise<{ url: string; own: boolean; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await migrate(given);
    return { url: given, own: false, stop: async () => undefined };
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
  const server = await startEmbeddedPg(path.join(folder, 'data'));
  await migrate(server.url);
  return {
    url: server.url,
    own: true,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
