import { type AccountRow, ROLE_TABLE } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, pageFrom, readCursor } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { accountBase, type CatalogsOf } from './account-base.ts';
import { accountCondition } from './account-condition.ts';
import { type AccountListRow, type AccountSort, countAccounts, isAccountSort, listAccounts, sumAccounts } from './list-accounts.sql.ts';
import { searchedFor } from './names.sql.ts';

export interface AccountFilter {
  q?: string | undefined;
  filter?: string | undefined;
  tier?: string | undefined;
  mine?: boolean | undefined;
}

const NO_DAY = '0001-01-01';

/** What a list's filter asks, as predicates over a (account), s (account_state) and m (account_metric). */
export async function filterPredicates(ctx: Ctx, input: AccountFilter): Promise<Sql<boolean>[]> {
  const where: Sql<boolean>[] = [];
  if (input.q) where.push(await searchedFor(ctx.db, input.q));
  if (input.tier) where.push(input.tier === 'none' ? sql<boolean>`s.tier is null` : sql<boolean>`s.tier = ${input.tier}`);
  if (input.mine) where.push(sql<boolean>`s.owner_id = ${ctx.actor.userId}::uuid`);
  if (input.filter) where.push(await accountCondition(ctx, input.filter));
  return where;
}

/** A masked amount must not show through the order of a list. */
export function sortOf(ctx: Ctx, text: string): { sort: AccountSort; descending: boolean } {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  if (!isAccountSort(name)) throw new Fault('invalid', 'input.sort', { field: name });
  const masksAmounts = ctx.actor.role !== null && ROLE_TABLE[ctx.actor.role].masked.includes('amount');
  if (name === 'amount' && masksAmounts) return { sort: 'name', descending: false };
  // Within a level the score orders, and the place in the list carries it.
  if (name === 'tier' && masksAmounts) throw new Fault('invalid', 'input.masked', { field: 'tier' });
  return { sort: name, descending };
}

const shownRow = (row: AccountListRow): AccountRow => ({
  id: row.id,
  code: row.code,
  name: row.name,
  industry: row.industry,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  tier: row.tier,
  tierRank: row.tier === null ? null : row.tier_rank,
  tierScore: row.tier === null ? null : row.tier_score,
  amount12m: row.amount_12m,
  orderCount12m: row.order_count_12m,
  lastOrderOn: row.last_order_on === NO_DAY ? null : row.last_order_on,
  growth12m: row.growth_12m,
  rfmSegment: row.rfm_segment,
  openTasks: row.open_tasks,
  asOf: row.as_of,
});

export interface AccountList extends AccountFilter {
  limit: number;
  cursor?: string | undefined;
  sort: string;
  total?: boolean | undefined;
  asOf?: string | undefined;
}

export async function list(ctx: Ctx, input: AccountList, catalogsOf: CatalogsOf) {
  const { sort, descending } = sortOf(ctx, input.sort);
  const where = await filterPredicates(ctx, input);
  const base = await accountBase(ctx, input, catalogsOf);
  const rows = await listAccounts(ctx.db, { base, sort, descending, after: readCursor(input.cursor, 2), limit: input.limit, where });
  const page = pageFrom(rows, input.limit, shownRow, (row) => [row.sort_key, row.id]);
  return input.total ? { ...page, total: await countAccounts(ctx.db, base, where) } : page;
}

export async function summary(ctx: Ctx, input: AccountFilter & { asOf?: string | undefined }, catalogsOf: CatalogsOf) {
  const where = await filterPredicates(ctx, input);
  return sumAccounts(ctx.db, await accountBase(ctx, input, catalogsOf), where);
}
