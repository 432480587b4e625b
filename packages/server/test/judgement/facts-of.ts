import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { type At, oneAccountOn, wholeBaseOn } from '../../src/policy/catalog.ts';
import { factsSql } from '../../src/policy/facts.sql.ts';
import { catalogWith } from '../../src/slices/catalog.ts';
import type { Value } from '../oracle/metrics.ts';

type Raw = Record<string, string | null> & { account_id: string };

async function rows(db: Db, ids: readonly string[], at: At, whole: boolean): Promise<Map<string, Record<string, Value>>> {
  const { ctes } = factsSql(catalogWith([]), ids, at, whole);
  const shown = sql.join(ids.map((id) => sql`(${sql.id(id)})::numeric(20,6)::text as ${sql.id(id)}`));
  const found = await sql<Raw>`with ${sql.join(ctes, sql`, `)} select account_id, ${shown} from facts order by 1`.execute(db);
  return new Map(found.rows.map(({ account_id, ...values }) => [account_id, values]));
}

/** Numeric metrics of every account as of a day, as text of six places, out of one statement. */
export const factsOf = (db: Db, ids: readonly string[], asOf: string) => rows(db, ids, wholeBaseOn(asOf), true);

/** The same of one account alone. */
export const factsOfOne = async (db: Db, ids: readonly string[], asOf: string, accountId: string) =>
  (await rows(db, ids, oneAccountOn(accountId, asOf), false)).get(accountId);
