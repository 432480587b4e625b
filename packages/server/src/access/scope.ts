import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { ruleOf } from './actor.ts';
import type { Ctx } from './ctx.ts';

/**
 * Which accounts a caller meets: every branch is one that an index serves, (owner | team | region) = value, or membership of the account
 * team, which stands as the account's key among the member's own few accounts.
 */
export type ScopeBranch = { column: 'owner_id' | 'team_id' | 'region_id'; value: string } | { column: 'member'; value: string; on: string };
export type Scope = { all: true } | { all: false; branches: readonly ScopeBranch[] };

const NOTHING: Scope = { all: false, branches: [] };

/** A region and those below it, as the tree stands on a day: what has ended hides what is below it. */
async function regionsBelow(db: Db, regionId: string, day: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive live as (select id, parent_id from region where valid_from <= ${day}::date and (valid_until is null or valid_until > ${day}::date)),
      below as (select id from live where id = ${regionId} union select r.id from live r join below b on r.parent_id = b.id)
    select id from below`.execute(db);
  return found.rows.map((row) => row.id);
}

/** The accounts that a person owns or is on the team of, whatever else their role meets. */
const ownBranches = (userId: string, today: string): ScopeBranch[] => [
  { column: 'owner_id', value: userId },
  { column: 'member', value: userId, on: today },
];

/**
 * Whose products somebody sees: everybody's, or, who meets no accounts, those of the provider accounts that they own or are on the team of.
 */
export function providersOf(ctx: Ctx): Scope {
  const { userId } = ctx.actor;
  if (ruleOf(ctx.actor).reads !== 'none') return { all: true };
  return userId ? { all: false, branches: ownBranches(userId, ctx.today) } : NOTHING;
}

/** The caller's scope for reading or writing accounts and what hangs on them. */
export async function scopeOf(ctx: Ctx, use: 'reads' | 'writes'): Promise<Scope> {
  const { actor } = ctx;
  const visibility = ruleOf(actor)[use];
  if (visibility === 'all') return { all: true };
  if (visibility === 'none' || !actor.userId) return NOTHING;
  const own = ownBranches(actor.userId, ctx.today);
  if (visibility === 'own') return { all: false, branches: own };
  if (visibility === 'team') return { all: false, branches: actor.teamId ? [{ column: 'team_id', value: actor.teamId }, ...own] : own };
  const regions = actor.regionId ? await regionsBelow(ctx.db, actor.regionId, ctx.today) : [];
  return { all: false, branches: [...regions.map((value) => ({ column: 'region_id', value }) as const), ...own] };
}

/** The accounts of whose team somebody is on a day. As an array it is read once, and the planner looks each up by its key. */
const memberAccounts = (userId: string, day: string): Sql => sql`array(select m.account_id from account_member m
  where m.user_id = ${userId}::uuid and m.since <= ${day}::date and (m.until is null or m.until > ${day}::date))`;

/** The scope as a predicate on a table that carries owner_id, team_id and region_id; `key` is its column of the account's id. */
export function inScope(scope: Scope, alias: string, key: 'id' | 'account_id' = 'id'): Sql<boolean> {
  if (scope.all) return sql<boolean>`true`;
  if (!scope.branches.length) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    scope.branches.map((branch) =>
      branch.column === 'member'
        ? sql`${sql.ref(`${alias}.${key}`)} = any(${memberAccounts(branch.value, branch.on)})`
        : sql`${sql.ref(`${alias}.${branch.column}`)} = ${branch.value}::uuid`,
    ),
    sql` or `,
  )})`;
}

/** The scope on any table by its account: what a caller may not see does not exist for them. */
export function accountInScope(scope: Scope, accountId: Sql): Sql<boolean> {
  if (scope.all) return sql<boolean>`true`;
  return sql<boolean>`exists (select from account scoped where scoped.id = ${accountId} and ${inScope(scope, 'scoped')})`;
}
