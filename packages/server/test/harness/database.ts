import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Db } from '../../src/db/database.ts';
import { type Connection, connect } from '../../src/db/pool.ts';
import { databaseUrl } from './database-url.ts';
import type { TestServer } from './global-setup.ts';

export type TestDatabase = Connection & { url: string };

const unchecked = new WeakMap<Db, () => Promise<pg.Client>>();
/** A connection of its own to a test's database, on which no reference is checked and no trigger fires. It ends with the database. */
export function uncheckedOf(db: Db): Promise<pg.Client> {
  const open = unchecked.get(db);
  if (!open) throw new Error('only the database of testDatabase() has a connection without checks');
  return open();
}

/**
 * A database of this test file's own, cloned from the migrated template and dropped after the file. Call it at the top of the
 * file (`const { db, url } = await testDatabase()`); `empty` gives one without any migration.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { url: serverUrl, template } = await testServer();
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const origin = empty ? `template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'` : template;
  // Copied as files, not page by page through the log: a tenth of the time.
  await admin.query(`create database ${name} template ${origin} strategy file_copy`);
  const url = databaseUrl(serverUrl, name);
  const connection = connect(url, { max: 3, name, keepAll: true });
  let own: pg.Client | undefined;
  unchecked.set(connection.db, async () => {
    own = new pg.Client({ connectionString: url });
    await own.connect();
    // Of this connection alone: to set it and to take it back forgets all plans of a connection.
    await own.query('set session_replication_role = replica');
    return own;
  });
  afterAll(async () => {
    await connection.close();
    await own?.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { ...connection, url };
}

/** The PostgreSQL of this test run, started by the first who asks. */
export async function testServer(): Promise<TestServer> {
  const answer = JSON.parse(await text(net.connect(inject('testServerSocket'))));
  if (answer.error) throw new Error(`The test database server did not start: ${answer.error}`);
  return answer;
}
