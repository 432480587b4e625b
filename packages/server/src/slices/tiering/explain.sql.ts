import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { type Catalog, oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import type { FrozenNumbers } from '../../policy/relative.ts';

export interface AccountResult {
  level: string | null;
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

/** A result that an evaluation left; a resting account keeps the one of the day on which it was last judged. */
export type KeptResult = AccountResult & { asOf: string; resting: boolean };

/** The result in force for an account on a day. */
export async function storedResult(db: Db, accountId: string, policyId: string, asOf: string): Promise<KeptResult | undefined> {
  const found = await sql<KeptResult>`
    select level, natural_rank as "naturalRank", level_rank as "levelRank", score::text, array(select p::text from unnest(points) p) as points,
      as_of as "asOf", (select a.status <> 'active' from account a where a.id = account_id) as resting
    from policy_result where account_id = ${accountId}::uuid and policy_id = ${policyId} and as_of <= ${asOf}::date
    order by as_of desc limit 1`.execute(db);
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
