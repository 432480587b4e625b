import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { type Catalog, wholeBaseOn } from './catalog.ts';
import { factsSql } from './facts.sql.ts';

/** The recurring revenue of every account on a past day, as account_state has it of today: account_id, arr. */
export function worthOn(catalog: Catalog, day: string): Sql {
  const { ctes } = factsSql(catalog, ['contracts.arr'], wholeBaseOn(day), true);
  return sql`(with ${sql.join(ctes, sql`, `)} select account_id, "contracts.arr" as arr from facts)`;
}
