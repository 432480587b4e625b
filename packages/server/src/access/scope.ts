import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { ruleOf } from './actor.ts';
import type { Ctx } from './ctx.ts';

/** Which accounts a caller meets, as scalar equalities that an index serves: every branch is one (owner | team | region) = value. */
export type Scope = { all: true } | { all: false; branches: readonly { column: 'owner_id' | 'team_id' | 'region_id'; value: string }[] };

const NOTHING: Scope = { all: false, branches: [] };

async function regionsBelow(db: Db, regionId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive below as (select id from region where id = ${regionId} union select r.id from region r join below b on r.parent_id = b.id) select id from below`.execute(
    db,
  );
  return found.rows.map((row) => row.id);
}

/** The caller's scope for reading or writing accounts and what hangs on them. */
export async function scopeOf(ctx: Ctx, use: 'reads' | 'writes'): Promise<Scope> {
  const { actor } = ctx;
  const visibility = ruleOf(actor)[use];
  if (visibility === 'all') return { all: true };
  if (visibility === 'none' || !actor.userId) return NOTHING;
  const own = { column: 'owner_id', value: actor.userId } as const;
  if (visibility === 'own') return { all: false, branches: [own] };
  if (visibility === 'team') return { all: false, branches: actor.teamId ? [{ column: 'team_id', value: actor.teamId }, own] : [own] };
  const regions = actor.regionId ? await regionsBelow(ctx.db, actor.regionId) : [];
  return { all: false, branches: [...regions.map((value) => ({ column: 'region_id', value }) as const), own] };
}

/** The scope as a predicate on a table that carries owner_id, team_id and region_id. */
export function inScope(scope: Scope, alias: string): Sql<boolean> {
  if (scope.all) return sql<boolean>`true`;
  if (!scope.branches.length) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    scope.branches.map((branch) => sql`${sql.ref(`${alias}.${branch.column}`)} = ${branch.value}::uuid`),
    sql` or `,
  )})`;
}

/** The scope on any table by its account: what a caller may not see does not exist for them. */
export function accountInScope(scope: Scope, accountId: Sql): Sql<boolean> {
  if (scope.all) return sql<boolean>`true`;
  return sql<boolean>`exists (select from account scoped where scoped.id = ${accountId} and ${inScope(scope, 'scoped')})`;
}
