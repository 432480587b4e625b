import { Condition, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, type Scope, scopeOf } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { CatalogFor } from '../../policy/catalog.ts';
import { tierPoliciesInForce } from '../../policy/policies.sql.ts';
import { pastBase } from './past-base.sql.ts';

/** What lists read: accounts with their state and figures, as published or as they stood on an earlier day. */
export interface AccountBase {
  /** Common table expressions that must stand before the statement. */
  ctes: readonly Sql[];
  /** Tables, or expressions of the same columns. */
  account: Sql;
  state: Sql;
  metric: Sql;
  /** Whether task t was open. */
  openTask: Sql<boolean>;
  /** What of the caller's scope is still to be applied. */
  scope: Scope;
}

/** The catalog of this installation, which is made above this slice. */
export type CatalogsOf = (db: Db) => Promise<CatalogFor>;

export const baseOfToday = (scope: Scope): AccountBase => ({
  ctes: [],
  account: sql`account`,
  state: sql`account_state`,
  metric: sql`account_metric`,
  openTask: sql<boolean>`t.state = 'open'`,
  scope,
});

function metricsAsked(filter: string | undefined): string[] {
  if (!filter) return [];
  const condition = Condition.safeParse(JSON.parse(filter));
  return condition.success ? testsOf(condition.data).map(({ metric }) => metric) : [];
}

/**
 * The base of a list on a day. Today's stands published; an earlier day's is judged by the results of then and computed from the
 * facts of then, for the accounts that the caller meets today: who lost an account sees its past no more than its present.
 */
export async function accountBase(
  ctx: Ctx,
  { asOf, filter }: { asOf?: string | undefined; filter?: string | undefined },
  catalogsOf: CatalogsOf,
): Promise<AccountBase> {
  const scope = await scopeOf(ctx, 'reads');
  if (asOf === undefined || asOf >= ctx.today) return baseOfToday(scope);
  const [main] = await tierPoliciesInForce(ctx.db);
  const catalog = (await catalogsOf(ctx.db))(main?.policy.rfm);
  return pastBase({ catalog, asOf, scope, timeZone: ctx.organisation?.timeZone ?? 'UTC', metrics: metricsAsked(filter) });
}
