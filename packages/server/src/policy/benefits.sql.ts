import { BenefitsPolicy, SlaPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { MAIN_TIER_POLICY } from './policies.sql.ts';

export interface StoredBenefits {
  id: string;
  version: number;
  policy: BenefitsPolicy;
}

/** Of the first policy of a kind that was made among those in force: the version that was in force on a day. */
const versionOn = (kind: 'benefits' | 'sla', day: Sql): Sql => sql`
  select v.policy_id, v.version, v.document from policy_version v
  where v.policy_id = (select p.id from policy p join policy_version f on f.policy_id = p.id and f.state = 'published'
      where p.kind = ${kind} order by p.created_at, p.id limit 1)
    and v.state in ('published', 'retired') and v.in_force_from <= ${day} order by v.in_force_from desc, v.version desc limit 1`;

export async function benefitsOn(db: Db, day: string): Promise<StoredBenefits | undefined> {
  const found = await sql<{ policy_id: string; version: number; document: unknown }>`${versionOn('benefits', sql`${day}::date`)}`.execute(
    db,
  );
  const row = found.rows[0];
  return row && { id: row.policy_id, version: row.version, policy: BenefitsPolicy.parse(row.document) };
}

export async function slaOn(db: Db, day: string): Promise<SlaPolicy | undefined> {
  const found = await sql<{ document: unknown }>`${versionOn('sla', sql`${day}::date`)}`.execute(db);
  return found.rows[0] && SlaPolicy.parse(found.rows[0].document);
}

/** The level in force of accounts on a day by the main tier policy: account_id, level. */
export const levelsOn = (day: Sql, accounts: (accountId: Sql) => Sql<boolean>): Sql => sql`
  select distinct on (r.account_id) r.account_id, r.level from policy_result r
  where r.policy_id = (${MAIN_TIER_POLICY}) and r.as_of <= ${day} and ${accounts(sql`r.account_id`)}
  order by r.account_id, r.as_of desc`;
