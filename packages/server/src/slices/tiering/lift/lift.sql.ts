import type { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';
import { type Catalog, wholeBaseOn } from '../../../policy/catalog.ts';
import { factsSql } from '../../../policy/facts.sql.ts';
import { givenFactsSql } from '../../../policy/given-facts.sql.ts';
import { judgeSql } from '../../../policy/judge.sql.ts';
import { metricsOfPolicy } from '../../../policy/points.ts';
import { type FrozenNumbers, relativeMetrics } from '../../../policy/relative.ts';
import type { LiftValue } from './values.ts';

export type Overrides = Readonly<Record<string, LiftValue>>;
export interface CaseResult {
  /** The place of the level; null where no level's test holds. */
  rank: number | null;
  score: string;
}
export interface LiftBasis {
  policy: TierPolicy;
  catalog: Catalog;
  day: string;
  frozen: FrozenNumbers;
  /** The account's facts as JSON rows. */
  rows: string;
}

/** What the policy gives for the facts with each of these changes made to them, in their order: one statement. */
export async function judgeCases(
  db: Db,
  { policy, catalog, day, frozen, rows }: LiftBasis,
  cases: readonly Overrides[],
): Promise<CaseResult[]> {
  const changed = sql`(select jsonb_agg((${rows}::jsonb -> 0) || o.change
      || jsonb_build_object('account_id', ('00000000-0000-0000-0000-' || lpad(to_hex(o.place), 12, '0'))))
    from jsonb_array_elements(${JSON.stringify(cases)}::jsonb) with ordinality o(change, place))`;
  const given = givenFactsSql({ catalog, metrics: metricsOfPolicy(policy), rows: changed });
  const { ctes } = judgeSql({ policy, catalog, at: wholeBaseOn(day), scheduledBefore: null, frozen, given });
  const found = await sql<CaseResult>`with ${sql.join(ctes, sql`, `)}
    select natural_rank as rank, score::text from judged order by account_id`.execute(db);
  return found.rows;
}

/** What an evaluation of the day would read off its base. */
export async function baseNumbers(db: Db, policy: TierPolicy, catalog: Catalog, day: string): Promise<FrozenNumbers> {
  const at = wholeBaseOn(day);
  const { ctes } = factsSql(catalog, relativeMetrics(policy), at, true);
  const { frozen } = judgeSql({ policy, catalog, at, scheduledBefore: null, given: sql`` });
  const found = await sql<{ frozen: FrozenNumbers }>`with ${sql.join(ctes, sql`, `)} select ${frozen} as frozen`.execute(db);
  return found.rows[0]?.frozen ?? {};
}
