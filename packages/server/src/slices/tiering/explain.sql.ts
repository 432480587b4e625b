import type { Explanation, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type Catalog, oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import type { FrozenNumbers } from '../../policy/relative.ts';
import { holdsOn, standingOn } from '../../policy/standing.sql.ts';
import { formerStatuses, STATUS_ON } from '../../policy/status-on.sql.ts';

export type ExplainedOverride = NonNullable<Explanation['override']>;

export interface AccountResult {
  /** The level in force. */
  level: string | null;
  /** The level that the judgement gives. */
  judged?: string | null;
  overrideId?: string | null;
  naturalRank: number | null;
  levelRank: number | null;
  score: string;
  points: (string | null)[];
}

export type Value = string | number | boolean | null;
export type Facts = Record<string, Value>;

export type Judged = AccountResult & { facts: Facts };

/** Whether the caller meets the account at all. */
export async function accountMet(db: Db, accountId: string, scope: Scope): Promise<boolean> {
  const found = await sql`select from account a where a.id = ${accountId}::uuid and ${inScope(scope, 'a')}`.execute(db);
  return found.rows.length > 0;
}

/** Where an account stands on a day; a resting one, frozen or closed, keeps the result of the last evaluation up to `restsFrom`. */
export type KeptResult = AccountResult & { asOf: string; restsFrom: string | null };

/** The result in force for an account on a day, with the level that stands above it. */
export async function storedResult(db: Db, accountId: string, policyId: string, asOf: string): Promise<KeptResult | undefined> {
  const found = await sql<KeptResult>`
    select s.level, s.judged, s.override_id as "overrideId", s.natural_rank as "naturalRank", s.level_rank as "levelRank", s.score::text,
      array(select p::text from unnest(s.points) p) as points, s.as_of as "asOf",
      coalesce(
        (select greatest(s.as_of, f.from_on - 1) from account_freeze f where f.account_id = s.account_id and ${holdsOn(sql`f`, sql`${asOf}::date`)} limit 1),
        (select s.as_of from account a left join (${formerStatuses(sql`${asOf}::date`, (id) => sql<boolean>`${id} = ${accountId}::uuid`)}) former on true
          where a.id = s.account_id and (${STATUS_ON} = 'closed' or (${STATUS_ON} = 'frozen'
            and not exists (select from account_freeze f where f.account_id = a.id and f.ended_on is null))))) as "restsFrom"
    from (${standingOn(sql`${policyId}::text`, sql`${asOf}::date`, (id) => sql<boolean>`${id} = ${accountId}::uuid`)}) s`.execute(db);
  return found.rows[0];
}

/** What a person gave: the level, why, for how long and who. */
export async function overrideBehind(db: Db, accountId: string, id: string): Promise<ExplainedOverride | undefined> {
  const found = await sql<ExplainedOverride>`
    select o.id, o.level, o.reason, o.from_on as "from", o.until_on as until, u.name as by
    from tier_override o left join app_user u on u.id = o.set_by where o.account_id = ${accountId}::uuid and o.id = ${id}::uuid`.execute(
    db,
  );
  return found.rows[0];
}

/** The same fragment that judges the base, over one account; over the base when `frozen` is absent, because ranks need it. */
export async function judgeOne(
  db: Db,
  of: {
    accountId: string;
    policy: TierPolicy;
    catalog: Catalog;
    asOf: string;
    scheduledBefore: string | null;
    also: readonly string[];
    frozen?: FrozenNumbers;
  },
): Promise<Judged | undefined> {
  const at = of.frozen ? oneAccountOn(of.accountId, of.asOf) : wholeBaseOn(of.asOf);
  const { ctes } = judgeSql({ ...of, at });
  const found = await sql<Judged>`
    with ${sql.join(ctes, sql`, `)}
    select j.level, j.natural_rank as "naturalRank", j.level_rank as "levelRank", coalesce(j.score, 0)::text as score,
      array(select p::text from unnest(j.points) p) as points, to_jsonb(f) as facts
    from facts f left join judged j on j.account_id = f.account_id where f.account_id = ${of.accountId}::uuid`.execute(db);
  return found.rows[0];
}
