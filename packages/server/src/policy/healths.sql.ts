import { HealthPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { versionOn } from './in-force.sql.ts';
import { expandHealth } from './segments.sql.ts';

/** The health that accounts have: the first that was made among those in force. */
export const MAIN_HEALTH = sql`
  select p.id from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  where p.kind = 'health' order by p.created_at, p.id limit 1`;

const PRESENT = sql`select v.* from policy_version v where v.policy_id = (${MAIN_HEALTH}) and v.state = 'published'`;

export interface StoredHealth {
  id: string;
  version: number;
  policy: HealthPolicy;
}

/** The health policy in force on a day, or now. */
export async function healthInForce(db: Db, day?: string): Promise<StoredHealth | undefined> {
  const version = day === undefined ? PRESENT : versionOn('health', sql`${day}::date`);
  const found = await sql<{ id: string; version: number; document: unknown }>`
    select v.policy_id as id, v.version, v.document from (${version}) v`.execute(db);
  const row = found.rows[0];
  return row && { id: row.id, version: row.version, policy: await expandHealth(db, HealthPolicy.parse(row.document)) };
}

/**
 * The result in force up to a day for each account of a list `account_id`: its latest row, found by the key. Results of many nights lie
 * behind each other, and sorting them all would cost more every night.
 */
export const healthResults = (accounts: Sql, upTo: Sql): Sql => sql`
  select r.* from (${accounts}) one cross join lateral (
    select h.* from health_result h where h.account_id = one.account_id and h.policy_id = (${MAIN_HEALTH}) and ${upTo}
    order by h.as_of desc limit 1) r`;
