import { once } from 'node:events';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from './database.ts';
import { KeepingClient, type KeepingConfig } from './kept-statement.ts';
import { typeParsers } from './type-parsers.ts';
import type { DB } from './types.gen.ts';

export type Tx = Transaction<DB>;
/** `max` connections at most; `name` is shown by PostgreSQL; `onError` hears of connections lost while nobody used them. */
export type ConnectOptions = {
  max: number;
  name?: string;
  statementTimeoutMs?: number;
  /** Plans each text once a connection, whatever the values: for small bases. */
  keepAll?: boolean;
  onError?: (error: Error) => void;
};
export type Connection = { pool: pg.Pool; db: Db; close(): Promise<void> };

// Extensions live in `ext`; instants are written in UTC whatever the server's own zone is.
const SESSION = '-c search_path=public,ext -c timezone=UTC -c datestyle=ISO';
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

const pools = new WeakMap<Db, pg.Pool>();

/** A pool and a Kysely over it. Connects at the first query, so this never fails. */
export function connect(url: string, options: ConnectOptions): Connection {
  const { max, name = 'fulcrum', statementTimeoutMs, keepAll = false, onError = () => undefined } = options;
  const config: pg.PoolConfig & KeepingConfig = {
    connectionString: url,
    max,
    application_name: name,
    options: keepAll ? `${SESSION} ${PLANNED_ONCE}` : SESSION,
    types: typeParsers,
    keepAll,
    ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
  };
  const pool = new pg.Pool({ Client: KeepingClient, ...config });
  let closing = false;
  // Connections say goodbye after the pool has ended; by then a database that stops is nobody's loss.
  const lost = (error: Error) => (closing ? undefined : onError(error));
  // Without these a lost connection is an uncaught exception: idle ones report to the pool, those in use to the client.
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  const close = () => {
    closing = true;
    return db.destroy();
  };
  return { pool, db, close };
}

/** Runs `work` in a transaction, rolled back when it throws; within one already it simply joins it. */
export function tx<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work);
}

/** A transaction that may COPY, which Kysely does not speak. */
export interface CopyTx {
  db: Db;
  /** Sends the bytes of one COPY … FROM STDIN. */
  copy(statement: string, bytes: Uint8Array): Promise<void>;
}

/** Runs `work` in a transaction on a client of its own; `root` is what `connect` made. */
export async function copyTransaction<T>(root: Db, work: (tx: CopyTx) => Promise<T>): Promise<T> {
  const pool = pools.get(root);
  if (!pool) throw new Error('COPY needs the pool itself, not a transaction');
  const client = await pool.connect();
  const only = { query: client.query.bind(client), release: () => undefined };
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { options: pool.options, connect: async () => only, end: async () => undefined } }),
  });
  const copy: CopyTx['copy'] = async (statement, bytes) => {
    const stream = client.query(copyFrom(statement));
    stream.end(bytes);
    await once(stream, 'finish');
  };
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const answer = await work({ db, copy });
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
