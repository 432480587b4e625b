import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { type Catalog, oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { givenFactsSql } from '../../policy/given-facts.sql.ts';
import { judgeSql } from '../../policy/judge.sql.ts';
import { metricsOfPolicy } from '../../policy/points.ts';
import { isRelative, relativeMetrics } from '../../policy/relative.ts';

/** The facts of an account on a day as JSON rows, digit by digit; nothing where it had not come. */
export async function factRows(
  db: Db,
  of: { accountId: string; catalog: Catalog; metrics: readonly string[]; day: string },
): Promise<string | undefined> {
  const known = of.metrics.filter((id) => of.catalog.get(id));
  const { ctes } = factsSql(of.catalog, known, oneAccountOn(of.accountId, of.day), false);
  const found = await sql<{ rows: string | null }>`with ${sql.join(ctes, sql`, `)}
    select jsonb_agg(to_jsonb(facts))::text as rows from facts where account_id = ${of.accountId}::uuid`.execute(db);
  return found.rows[0]?.rows ?? undefined;
}

export interface GivenPoints {
  points: (string | null)[];
  naturalRank: number | null;
}

/** What a policy gives for these facts of one account on `day`, among the base of `base` where points are relative to it. */
export async function judgeGiven(
  db: Db,
  of: { accountId: string; policy: TierPolicy; catalog: Catalog; rows: string; day: string; base: string },
): Promise<GivenPoints> {
  const { policy, catalog, rows } = of;
  const among = isRelative(policy) ? { at: wholeBaseOn(of.base), metrics: relativeMetrics(policy) } : undefined;
  const given = givenFactsSql({ catalog, metrics: metricsOfPolicy(policy), rows: sql`${rows}::jsonb`, ...(among ? { among } : {}) });
  const { ctes } = judgeSql({ policy, catalog, at: wholeBaseOn(of.day), scheduledBefore: null, given });
  const found = await sql<GivenPoints>`with ${sql.join(ctes, sql`, `)}
    select array(select p::text from unnest(points) p) as points, natural_rank as "naturalRank" from judged
    where account_id = ${of.accountId}::uuid`.execute(db);
  return found.rows[0] ?? { points: [], naturalRank: null };
}

/** The two days that say most: around the last change of level up to `to`, else the last two evaluations, else a month. */
export async function tellingDays(
  db: Db,
  of: { accountId: string; policyId: string; from?: string | undefined; to?: string | undefined; today: string },
): Promise<{ from: string; to: string }> {
  const until = of.to ?? of.today;
  const found = await sql<{ from: string; to: string }>`
    with moved as (select max(as_of) as day from policy_transition
        where account_id = ${of.accountId}::uuid and policy_id = ${of.policyId} and as_of <= ${until}::date and ${of.to === undefined}),
      runs as (select distinct as_of from policy_run where policy_id = ${of.policyId} and state = 'published' and as_of <= ${until}::date),
      last as (select coalesce((select day from moved), (select max(as_of) from runs)) as day)
    select coalesce((select max(r.as_of) from runs r where r.as_of < l.day), (coalesce(l.day, ${until}::date) - interval '1 month')::date) as from,
      coalesce(case when ${of.to === undefined} then l.day end, ${until}::date) as to
    from last l`.execute(db);
  const days = found.rows[0] ?? { from: until, to: until };
  return { from: of.from ?? days.from, to: of.to ?? (of.from === undefined ? days.to : until) };
}
