import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { type CatalogFor, oneAccountOn } from './catalog.ts';
import { factsSql } from './facts.sql.ts';
import { tierPolicyOn } from './policies.sql.ts';

/** The RFM segment of an account on a past day, by the scoring of the tier policy then in force; today's stands in account_metric. */
export async function rfmSegmentOn(db: Db, catalogs: CatalogFor, accountId: string, day: string): Promise<string | null> {
  const catalog = catalogs((await tierPolicyOn(db, day))?.policy.rfm);
  const { ctes } = factsSql(catalog, ['rfm.segment'], oneAccountOn(accountId, day), false);
  const found = await sql<{ segment: string | null }>`with ${sql.join(ctes, sql`, `)} select "rfm.segment" as segment from facts`.execute(
    db,
  );
  return found.rows[0]?.segment ?? null;
}
