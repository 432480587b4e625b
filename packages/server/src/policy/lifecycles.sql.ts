import { LifecyclePolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { versionOn } from './in-force.sql.ts';
import type { StageRules } from './stages.sql.ts';

/** The lifecycle that accounts are in: the first that was made among those in force. */
export const MAIN_LIFECYCLE = sql`
  select p.id from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  where p.kind = 'lifecycle' order by p.created_at, p.id limit 1`;

const PRESENT = sql`select v.* from policy_version v where v.policy_id = (${MAIN_LIFECYCLE}) and v.state = 'published'`;

export interface StoredLifecycle {
  id: string;
  version: number;
  policy: LifecyclePolicy;
  rules: StageRules;
}

/** The lifecycle in force on a day, or now. */
export async function lifecycleInForce(db: Db, day?: string): Promise<StoredLifecycle | undefined> {
  const version = day === undefined ? PRESENT : versionOn('lifecycle', sql`${day}::date`);
  const found = await sql<{ id: string; version: number; document: unknown }>`
    select v.policy_id as id, v.version, v.document from (${version}) v`.execute(db);
  const row = found.rows[0];
  if (!row) return undefined;
  const policy = LifecyclePolicy.parse(row.document);
  return { id: row.id, version: row.version, policy, rules: { graceDays: policy.grace, undelivered: policy.undelivered } };
}

/** Which line speaks for its account: the most urgent. */
const URGENCY = ['expired', 'renewal', 'handover', 'launch', 'adoption', 'renewed', 'churned'];
export const urgencyOf = (stage: Sql): Sql => sql`array_position(${URGENCY}::text[], ${stage})`;

/** Spells that hold on a day; `of` is the table's alias. */
export const holdsOn = (of: Sql, day: Sql): Sql<boolean> =>
  sql<boolean>`(${of}.from_on <= ${day} and (${of}.until_on is null or ${of}.until_on > ${day}))`;

/** The spells told by the latest runs of the lifecycle in force. */
const TOLD = sql`(select s.* from stage_spell s where s.policy_id = (${MAIN_LIFECYCLE}))`;

/** The stage of accounts on a day out of spells, and since when: account_id, stage, since. */
export const accountStages = (day: Sql, accounts: (accountId: Sql) => Sql<boolean>, spells = TOLD): Sql => sql`
  select distinct on (p.account_id) p.account_id, p.stage, p.from_on as since from ${spells} p
  where ${holdsOn(sql`p`, day)} and ${accounts(sql`p.account_id`)}
  order by p.account_id, ${urgencyOf(sql`p.stage`)}, p.from_on`;
