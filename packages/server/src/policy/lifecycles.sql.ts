import { type Both, type ConditionsLifecycle, LifecyclePolicy, type SubscriptionLifecycle } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { NIL_ID } from '../kernel/ids.ts';
import { expandLifecycle } from './expand-lifecycle.ts';
import { versionOn } from './in-force.sql.ts';
import { STAGE_RULES_DEFAULT, type StageRules } from './stages.sql.ts';

/** The lifecycle that accounts are in: the first that was made among those in force. */
export const MAIN_LIFECYCLE = sql`
  select p.id from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  where p.kind = 'lifecycle' order by p.created_at, p.id limit 1`;

const PRESENT = sql`select v.* from policy_version v where v.policy_id = (${MAIN_LIFECYCLE}) and v.state = 'published'`;

/** A line without a product, and the one course of an account that conditions tell: a key has no nulls. */
export const LINE = sql`${sql.lit(NIL_ID)}::uuid`;

interface Stored<Policy> {
  id: string;
  version: number;
  policy: Policy;
  /** How lines of subscription are read; where conditions judge, as where no lifecycle is in force. */
  rules: StageRules;
}
export type StoredLines = Stored<SubscriptionLifecycle>;
export type StoredStages = Stored<ConditionsLifecycle>;
export type StoredLifecycle = StoredLines | StoredStages;
export const judgesLines = (stored: StoredLifecycle): stored is StoredLines => stored.policy.model === 'subscription';
export const judgesStages = (stored: StoredLifecycle): stored is StoredStages => stored.policy.model === 'conditions';
export const rulesOf = (policy: LifecyclePolicy): StageRules =>
  policy.model === 'subscription' ? { graceDays: policy.grace, undelivered: policy.undelivered } : STAGE_RULES_DEFAULT;

/** The main lifecycle, or the one asked for, in force on a day; or the main one now. */
export async function lifecycleInForce(db: Db, day?: string, id?: string): Promise<StoredLifecycle | undefined> {
  const version = day === undefined ? PRESENT : versionOn('lifecycle', sql`${day}::date`, id);
  const found = await sql<{ id: string; version: number; document: unknown }>`
    select v.policy_id as id, v.version, v.document from (${version}) v`.execute(db);
  const row = found.rows[0];
  if (!row) return undefined;
  return storedLifecycle(db, row.id, row.version, LifecyclePolicy.parse(row.document));
}

/** A lifecycle as it judges: its segments written out, its tags by id. */
export async function storedLifecycle(db: Db, id: string, version: number, policy: LifecyclePolicy): Promise<StoredLifecycle> {
  const rules = rulesOf(policy);
  return policy.model === 'subscription'
    ? { id, version, policy, rules }
    : { id, version, policy: await expandLifecycle(db, policy), rules };
}

/** How the lifecycle in force names its stages, where it names its own, and how it reads lines. */
export async function stagesInForce(db: Db): Promise<{ names: Record<string, Both> | undefined; rules: StageRules }> {
  const found = await sql<{ document: unknown }>`
    select v.document from policy_version v where v.policy_id = (${MAIN_LIFECYCLE}) and v.state = 'published'`.execute(db);
  const policy = found.rows[0] && LifecyclePolicy.parse(found.rows[0].document);
  if (!policy) return { names: undefined, rules: STAGE_RULES_DEFAULT };
  const names = policy.model === 'conditions' ? Object.fromEntries(policy.stages.map(({ id, name }) => [id, name])) : undefined;
  return { names, rules: rulesOf(policy) };
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
