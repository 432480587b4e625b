import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { Fault } from '../kernel/fault.ts';
import { mainOn, versionOn } from './in-force.sql.ts';
import { expandPolicy } from './segments.sql.ts';

/** The tier policy whose level lists show: the first that was made among those in force. */
export const MAIN_TIER_POLICY = sql`
  select p.id from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
  where p.kind = 'tier' order by p.created_at, p.id limit 1`;

export interface StoredPolicy {
  id: string;
  version: number;
  policy: TierPolicy;
  main: boolean;
  publishedAt: string | null;
  publishedBy: string | null;
  sample: boolean;
}

type StoredRow = Omit<StoredPolicy, 'policy'> & { document: unknown };
const stored = async (db: Db, { document, ...row }: StoredRow): Promise<StoredPolicy> => ({
  ...row,
  policy: await expandPolicy(db, TierPolicy.parse(document)),
});

/** Tier policies in force, the main one first; or the one asked for. */
export async function tierPoliciesInForce(db: Db, id?: string): Promise<StoredPolicy[]> {
  const found = await sql<StoredRow>`
    select p.id, v.version, v.document, p.id = (${MAIN_TIER_POLICY}) as main, v.published_at as "publishedAt",
      u.name as "publishedBy", v.sample
    from policy p join policy_version v on v.policy_id = p.id and v.state = 'published' left join app_user u on u.id = v.published_by
    where p.kind = 'tier' and ${id === undefined ? sql`true` : sql`p.id = ${id}`}
    order by p.created_at, p.id`.execute(db);
  return Promise.all(found.rows.map((row) => stored(db, row)));
}

/** The main tier policy, or the one asked for, as it was in force on a day. */
export async function tierPolicyOn(db: Db, day: string, id?: string): Promise<StoredPolicy | undefined> {
  const on = sql`${day}::date`;
  const found = await sql<StoredRow>`
    select v.policy_id as id, v.version, v.document, v.policy_id = ${mainOn('tier', on)} as main, v.published_at as "publishedAt",
      u.name as "publishedBy", v.sample
    from (${versionOn('tier', on, id)}) v left join app_user u on u.id = v.published_by`.execute(db);
  return found.rows[0] && stored(db, found.rows[0]);
}

/** The one asked for, or the main one, on a day or now. Fails with policy.not_published. */
export async function policyInForce(db: Db, id?: string, day?: string): Promise<StoredPolicy> {
  const [found] = day === undefined ? await tierPoliciesInForce(db, id) : [await tierPolicyOn(db, day, id)];
  if (!found) throw new Fault('conflict', 'policy.not_published', { id: id ?? 'tier' });
  return found;
}

/** The latest published run of a policy up to a day. */
export async function latestRun(
  db: Db,
  policyId: string,
  asOf: string,
): Promise<{ id: string; asOf: string; version: number; frozen: unknown; document: unknown } | undefined> {
  const found = await sql<{ id: string; asOf: string; version: number; frozen: unknown; document: unknown }>`
    select r.id, r.as_of as "asOf", r.version, r.frozen, v.document
    from policy_run r join policy_version v on v.policy_id = r.policy_id and v.version = r.version
    where r.policy_id = ${policyId} and r.state = 'published' and r.as_of <= ${asOf}::date
    order by r.as_of desc, r.published_at desc, r.id desc limit 1`.execute(db);
  return found.rows[0];
}

/** The day of the latest run of each tier policy in force. */
export async function latestRunDays(db: Db, today: string): Promise<{ id: string; main: boolean; since: string }[]> {
  const found = await sql<{ id: string; main: boolean; since: string }>`
    select p.id, p.id = (${MAIN_TIER_POLICY}) as main, max(r.as_of) as since
    from policy p join policy_version v on v.policy_id = p.id and v.state = 'published'
      join policy_run r on r.policy_id = p.id and r.state = 'published' and r.as_of <= ${today}::date
    where p.kind = 'tier' group by p.id`.execute(db);
  return found.rows;
}

export interface RunDays {
  /** The latest day judged; an evaluation of an earlier day is a preview. */
  latest: string | null;
  /** The latest day judged on schedule before the day asked. */
  scheduledBefore: string | null;
  /** Whether the day asked was judged already. */
  again: boolean;
  /** Whether people ever gave or confirmed levels of the policy. */
  byHand: boolean;
  /** Whether proposals are open or wait for their day, which another run may make void. */
  proposed: boolean;
}

export async function runDays(db: Db, policyId: string, asOf: string): Promise<RunDays> {
  const found = await sql<RunDays>`
    select max(as_of) as latest, max(as_of) filter (where cause = 'scheduled' and as_of < ${asOf}::date) as "scheduledBefore",
      coalesce(bool_or(as_of = ${asOf}::date), false) as again,
      exists (select from tier_override o where o.policy_id = ${policyId})
        or exists (select from tier_proposal p where p.policy_id = ${policyId} and p.state = 'confirmed') as "byHand",
      exists (select from tier_proposal p where p.policy_id = ${policyId} and (p.state = 'open' or (p.state = 'confirmed' and p.effective_on > ${asOf}::date)))
        as proposed
    from policy_run where policy_id = ${policyId} and state = 'published'`.execute(db);
  return found.rows[0] ?? { latest: null, scheduledBefore: null, again: false, byHand: false, proposed: false };
}
