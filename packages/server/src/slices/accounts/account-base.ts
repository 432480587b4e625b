import { sql } from 'kysely';
import type { Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Catalog, type CatalogFor, storedColumn, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';

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

/** The base as published, as it stands. */
export const baseOfToday = (scope: Scope): AccountBase => ({
  ctes: [],
  account: sql`account`,
  state: sql`account_state`,
  metric: sql`account_metric`,
  openTask: sql<boolean>`t.state = 'open'`,
  scope,
});

/** The base as published, with figures that are not kept computed for the whole of it. */
export function presentBase(scope: Scope, catalog: Catalog, today: string, computed: readonly string[]): AccountBase {
  const base = baseOfToday(scope);
  if (!computed.length) return base;
  const columns = computed.map((id) => sql`facts.${sql.id(id)} as ${sql.id(storedColumn(id))}`);
  return {
    ...base,
    ctes: factsSql(catalog, computed, wholeBaseOn(today), true).ctes,
    metric: sql`(select kept.*, ${sql.join(columns)} from account_metric kept left join facts on facts.account_id = kept.account_id)`,
  };
}
