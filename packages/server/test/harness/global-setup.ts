// One PostgreSQL for a whole test run, started when the first test file asks for a database: pure tests do not pay for it.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPg } from '../../src/db/embedded-pg.ts';
import { migrate } from '../../src/db/migrate.ts';
import { databaseUrl } from './database-url.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A unix socket that answers with the test server as JSON: TestServer, or `{ error }`. */
    testServerSocket: string;
  }
}

/** `url` leads to the server's maintenance database; `template` is the migrated database to clone. */
export type TestServer = { url: string; template: string };
type Running = TestServer & { stop(): Promise<void> };

// Tests lose nothing in a power cut.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-test-'));
  let running: Promise<Running> | undefined;
  const broker = net.createServer((visitor) => {
    visitor.on('error', () => undefined);
    running ??= startServer(folder);
    running.then(
      ({ url, template }) => visitor.end(JSON.stringify({ url, template })),
      (error: Error) => visitor.end(JSON.stringify({ error: error.stack })),
    );
  });
  const socket = path.join(folder, 'server');
  await new Promise<void>((resolve) => broker.listen(socket, resolve));
  project.provide('testServerSocket', socket);
  return async () => {
    broker.close();
    const server = await running?.catch(() => undefined);
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function startServer(folder: string): Promise<Running> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? undefined : await startEmbeddedPg(path.join(folder, 'data'), { settings: FAST });
  const url = given ?? databaseUrl(own?.url ?? '', 'postgres');
  const template = `fulcrum_template_${randomBytes(4).toString('hex')}`;
  try {
    // template0, because a foreign server's template1 may hold anything; clones need a template that nobody is connected to.
    await command(url, `create database ${template} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
    await migrate(databaseUrl(url, template));
  } catch (error) {
    await own?.stop();
    throw error;
  }
  const stop = own ? () => own.stop() : () => command(url, `drop database if exists ${template} with (force)`);
  return { url, template, stop };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
