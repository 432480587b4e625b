import { sql } from 'kysely';
import type { Db, Sql } from './database.ts';

/** The rows of a query within a transaction, `size` at a time by a cursor: memory does not grow with the result. */
export async function* readInBatches<Row>(tx: Db, query: Sql<Row>, size = 2000): AsyncGenerator<Row[], void, undefined> {
  await sql`declare reading no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.raw(String(size))} from reading`.execute(tx);
    if (rows.length) yield rows;
    if (rows.length < size) break;
  }
  await sql`close reading`.execute(tx);
}

/** The same in a transaction of its own, which sees one moment of the base and ends when the reader stops. */
export async function* inBatches<Row>(root: Db, query: Sql<Row>, size = 2000): AsyncGenerator<Row[], void, undefined> {
  const tx = await root.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    yield* readInBatches(tx, query, size);
  } finally {
    await tx.rollback().execute();
  }
}
