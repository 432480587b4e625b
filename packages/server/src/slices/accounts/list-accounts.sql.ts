import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { AccountBase } from './account-base.ts';

export interface AccountListRow {
  id: string;
  code: string;
  name: string;
  industry: string | null;
  owner_id: string | null;
  owner_name: string | null;
  tier: string | null;
  tier_rank: number;
  tier_score: string;
  amount_12m: string;
  order_count_12m: number | null;
  last_order_on: string;
  growth_12m: string | null;
  rfm_segment: string | null;
  open_tasks: number;
  as_of: string | null;
  sort_key: string;
}

/** The closed list of sorts: each has an index alone and one behind owner, team and region. */
const SORTS = {
  name: { table: 'account', key: sql`x.name collate "zh-x-icu"`, type: sql`text` },
  tier: { table: 'state', key: sql`x.tier_sort`, type: sql`numeric` },
  amount: { table: 'state', key: sql`x.amount_12m`, type: sql`numeric` },
  lastOrder: { table: 'state', key: sql`x.last_order_on`, type: sql`date` },
} as const;
export type AccountSort = keyof typeof SORTS;
export const isAccountSort = (name: string): name is AccountSort => Object.hasOwn(SORTS, name);

export interface AccountOrder {
  sort: AccountSort;
  descending: boolean;
}

/** The order of a list over a (account) and s (account_state), for statements without pages. */
export function orderSql({ sort, descending }: AccountOrder): Sql {
  const keys: Record<AccountSort, Sql> = {
    name: sql`a.name collate "zh-x-icu"`,
    tier: sql`s.tier_sort`,
    amount: sql`s.amount_12m`,
    lastOrder: sql`s.last_order_on`,
  };
  return sql`${keys[sort]} ${sql.raw(descending ? 'desc' : 'asc')}`;
}

export interface AccountQuery {
  base: AccountBase;
  sort: AccountSort;
  descending: boolean;
  after: string[] | null;
  limit: number;
  /** Predicates over a (account), s (account_state) and m (account_metric); they must hold. */
  where: readonly Sql<boolean>[];
}

/** The rows of one branch of the scope in sort order; its index serves scope, order and page together. */
function branch({ base, ...query }: AccountQuery, scope: Sql<boolean>): Sql {
  const { table, key, type } = SORTS[query.sort];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const id = table === 'account' ? sql`x.id` : sql`x.account_id`;
  const page = query.after
    ? sql`(${key}, ${id}) ${sql.raw(query.descending ? '<' : '>')} (${query.after[0]}::${type}, ${query.after[1]}::uuid)`
    : sql`true`;
  const others = query.where.length
    ? sql`join ${base.account} a on a.id = ${id} join ${base.state} s on s.account_id = ${id} left join ${base.metric} m on m.account_id = a.id`
    : sql``;
  return sql`(select ${id} as id, ${key} as sort_key from ${base[table]} x ${others}
    where ${scope} and ${page} ${query.where.length ? sql`and ${sql.join(query.where, sql` and `)}` : sql``}
    order by ${key} ${way}, ${id} ${way} limit ${query.limit + 1})`;
}

const branchesOf = (scope: Scope, sort: AccountSort): Sql<boolean>[] =>
  scope.all
    ? [sql<boolean>`true`]
    : scope.branches.map((one) => inScope({ all: false, branches: [one] }, 'x', SORTS[sort].table === 'account' ? 'id' : 'account_id'));

export const withCtes = ({ ctes }: AccountBase): Sql => (ctes.length ? sql`with ${sql.join(ctes)}` : sql``);

/** One page of accounts, at most limit + 1 rows. */
export async function listAccounts(db: Db, query: AccountQuery): Promise<AccountListRow[]> {
  const branches = branchesOf(query.base.scope, query.sort);
  if (!branches.length) return [];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const { base } = query;
  const picked = sql`picked as (${sql.join(
    branches.map((one) => branch(query, one)),
    sql` union `,
  )})`;
  const found = await sql<AccountListRow>`
    with ${sql.join([...base.ctes, picked])}, page as (select * from picked order by sort_key ${way}, id ${way} limit ${query.limit + 1})
    select a.id, a.code, a.name, a.industry, a.owner_id, u.name as owner_name, s.tier, s.tier_rank, s.tier_score, s.amount_12m,
      m.orders_count_12m as order_count_12m, s.last_order_on, m.orders_growth_12m as growth_12m, m.rfm_segment,
      (select count(*)::int from task t where t.account_id = a.id and ${base.openTask}) as open_tasks, s.as_of, page.sort_key::text as sort_key
    from page join ${base.account} a on a.id = page.id join ${base.state} s on s.account_id = a.id
      left join ${base.metric} m on m.account_id = a.id left join app_user u on u.id = a.owner_id
    order by page.sort_key ${way}, page.id ${way}`.execute(db);
  return found.rows;
}

const filtered = (base: AccountBase, where: readonly Sql<boolean>[]): Sql => sql`
  from ${base.state} s ${where.length ? sql`join ${base.account} a on a.id = s.account_id left join ${base.metric} m on m.account_id = s.account_id` : sql``}
  where ${inScope(base.scope, 's', 'account_id')} ${where.length ? sql`and ${sql.join(where, sql` and `)}` : sql``}`;

/** Count and amount of what a filter meets. */
export async function sumAccounts(
  db: Db,
  base: AccountBase,
  where: readonly Sql<boolean>[],
): Promise<{ accounts: number; amount12m: string; asOf: string | null }> {
  const found = await sql<{ accounts: number; amount12m: string; asOf: string | null }>`
    ${withCtes(base)} select count(*)::int as accounts, coalesce(sum(s.amount_12m), 0) as "amount12m", max(s.as_of) as "asOf"
    ${filtered(base, where)}`.execute(db);
  return found.rows[0]!;
}

/** How many rows a list has, counted no further than 10,001. */
export async function countAccounts(db: Db, base: AccountBase, where: readonly Sql<boolean>[]): Promise<number> {
  const found = await sql<{ n: number }>`
    ${withCtes(base)} select count(*)::int as n from (select 1 ${filtered(base, where)} limit 10001) counted`.execute(db);
  return found.rows[0]!.n;
}
