import { ACCOUNT_SORTS, type AccountRow, TAGS_METRIC } from '@fulcrum/contract';
import { type Ctx, pageFrom, readCursor, ruleOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { CatalogsOf } from './account-base.ts';
import type { AccountFilter } from './account-filter.ts';
import { accountQuery } from './account-query.ts';
import { type AccountListRow, type AccountOrder, countAccounts, isAccountSort, listAccounts, sumAccounts } from './list-accounts.sql.ts';
import { columnsOf, maskColumns } from './list-columns.ts';

const NO_DAY = '0001-01-01';
const NO_END = '9999-12-31';

/** The order asked for. A masked amount must not show through it: asked for by name it is refused, and it is nobody's default then. */
export function sortOf(ctx: Ctx, text: string | undefined): AccountOrder {
  const masked = ruleOf(ctx.actor).masked.includes('amount');
  if (text === undefined) return masked ? { sort: 'name', descending: false } : { sort: 'amount', descending: true };
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  if (!isAccountSort(name)) throw new Fault('invalid', 'input.sort', { field: name, known: ACCOUNT_SORTS.join(', ') });
  // Within a level the score orders, and a score is made of amounts: the place in the list would carry it.
  if (['amount', 'arr', 'tier', 'health'].includes(name) && masked) throw new Fault('invalid', 'input.masked', { field: name });
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
  tierByHand: row.tier_by_hand,
  frozen: row.frozen,
  tierScore: row.tier === null ? null : row.tier_score,
  health: row.health,
  healthColour: row.health_colour,
  amount12m: row.amount_12m,
  orderCount12m: row.order_count_12m,
  lastOrderOn: row.last_order_on === NO_DAY ? null : row.last_order_on,
  growth12m: row.growth_12m,
  arr: row.arr,
  termEndOn: row.term_end_on === NO_END ? null : row.term_end_on,
  rfmSegment: row.rfm_segment,
  openTasks: row.open_tasks,
  asOf: row.as_of,
  ...(row.values ? { values: row.values } : {}),
  ...(row.tags ? { tags: row.tags } : {}),
});

export interface AccountList extends AccountFilter {
  limit: number;
  cursor?: string | undefined;
  sort?: string | undefined;
  total?: boolean | undefined;
  asOf?: string | undefined;
  columns?: string | undefined;
}

export async function list(ctx: Ctx, input: AccountList, catalogsOf: CatalogsOf) {
  const { sort, descending } = sortOf(ctx, input.sort);
  const asked = input.columns?.split(',') ?? [];
  const shows = asked.filter((id) => id !== TAGS_METRIC);
  const parts = await accountQuery(ctx, { ...input, shows }, catalogsOf);
  const columns = columnsOf(ctx, shows, parts.catalog, parts.figures);
  const query = { ...parts, sort, descending, after: readCursor(input.cursor, 2), limit: input.limit };
  const rows = await listAccounts(ctx.db, { ...query, columns, tagsOn: asked.includes(TAGS_METRIC) ? (input.asOf ?? ctx.today) : null });
  const page = pageFrom(maskColumns(rows, columns), input.limit, shownRow, (row) => [row.sort_key, row.id]);
  return input.total ? { ...page, total: await countAccounts(ctx.db, parts) } : page;
}

export async function summary(
  ctx: Ctx,
  input: AccountFilter & { asOf?: string | undefined; columns?: string | undefined },
  catalogsOf: CatalogsOf,
) {
  const shows = (input.columns?.split(',') ?? []).filter((id) => id !== TAGS_METRIC);
  const parts = await accountQuery(ctx, { ...input, shows }, catalogsOf);
  const { catalog, figures } = parts;
  const columns = columnsOf(ctx, shows, catalog, figures).filter(({ id, hidden }) => !hidden && catalog.get(id)?.additive);
  return sumAccounts(ctx.db, parts, columns);
}
