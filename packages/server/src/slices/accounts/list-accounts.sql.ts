import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';
import { heldOn } from '../../policy/membership.metrics.ts';
import type { AccountBase } from './account-base.ts';
import type { ListColumn } from './list-columns.ts';

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
  arr: string;
  term_end_on: string;
  rfm_segment: string | null;
  open_tasks: number;
  as_of: string | null;
  sort_key: string;
  values?: Record<string, string | number | boolean | null>;
  tags?: { id: string; name: string; nameEn: string | null }[];
}

/** The closed list of sorts: each has an index alone and one behind owner, team and region. `on` is the table that has it. */
const SORTS = {
  name: { on: 'a', key: sql`a.name collate "zh-x-icu"`, type: sql`text` },
  tier: { on: 's', key: sql`s.tier_sort`, type: sql`numeric` },
  amount: { on: 's', key: sql`s.amount_12m`, type: sql`numeric` },
  lastOrder: { on: 's', key: sql`s.last_order_on`, type: sql`date` },
  arr: { on: 's', key: sql`s.arr`, type: sql`numeric` },
  termEnd: { on: 's', key: sql`s.term_end_on`, type: sql`date` },
} as const;
export type AccountSort = keyof typeof SORTS;
export const isAccountSort = (name: string): name is AccountSort => Object.hasOwn(SORTS, name);

export interface AccountOrder {
  sort: AccountSort;
  descending: boolean;
}

/** The order of a list over a (account) and s (account_state), for statements without pages. */
export const orderSql = ({ sort, descending }: AccountOrder): Sql => sql`${SORTS[sort].key} ${sql.raw(descending ? 'desc' : 'asc')}`;

export interface AccountQuery {
  base: AccountBase;
  sort: AccountSort;
  descending: boolean;
  after: string[] | null;
  limit: number;
  /** Predicates over a (account), s (account_state) and m (account_metric); they must hold. */
  where: readonly Sql<boolean>[];
  /** The predicates read s alone. */
  stateOnly?: boolean;
  columns?: readonly ListColumn[];
  /** The day of the tags to show; null: none. */
  tagsOn?: string | null;
}

/** Money and other decimals travel as text without trailing zeros. */
const shownValue = ({ listed: { expression, kind, masked } }: ListColumn): Sql =>
  masked === 'amount' || masked === 'margin' || kind === 'number' ? sql`trim_scale(${expression}::numeric)::text` : sql`${expression}`;

function chosen({ columns = [], tagsOn = null }: AccountQuery): Sql {
  const values = columns.length
    ? sql`, json_build_object(${sql.join(columns.map((column) => sql`${column.id}::text, ${shownValue(column)}`))}) as values`
    : sql``;
  const tags = tagsOn
    ? sql`, (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'nameEn', g.name_en) order by g.name), '[]')
        from account_tag t join tag g on g.id = t.tag_id where t.account_id = a.id and ${heldOn(sql`t`, sql`${tagsOn}::date`)}) as tags`
    : sql``;
  return sql`${values}${tags}`;
}

/** The rows of one branch of the scope in sort order; its index serves scope, order and page together. */
function branch({ base, where, ...query }: AccountQuery, scopeOn: (alias: 'a' | 's') => Sql<boolean>): Sql {
  const { on, key, type } = SORTS[query.sort];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const id = on === 'a' ? sql`a.id` : sql`s.account_id`;
  const page = query.after
    ? sql`(${key}, ${id}) ${sql.raw(query.descending ? '<' : '>')} (${query.after[0]}::${type}, ${query.after[1]}::uuid)`
    : sql`true`;
  const metric = query.stateOnly ? sql`` : sql`left join ${base.metric} m on m.account_id = ${id}`;
  // Each table once: the one that has the sort drives, and the others join only where something reads them.
  const others = where.length
    ? on === 'a'
      ? sql`join ${base.state} s on s.account_id = a.id ${metric}`
      : sql`${query.stateOnly ? sql`` : sql`join ${base.account} a on a.id = s.account_id`} ${metric}`
    : sql``;
  return sql`(select ${id} as id, ${key} as sort_key from ${on === 'a' ? sql`${base.account} a` : sql`${base.state} s`} ${others}
    where ${sql.join([scopeOn(on), page, ...where], sql` and `)}
    order by ${key} ${way}, ${id} ${way} limit ${sql.lit(query.limit + 1)})`;
}

const branchesOf = (scope: Scope): ((alias: 'a' | 's') => Sql<boolean>)[] =>
  scope.all
    ? [() => sql<boolean>`true`]
    : scope.branches.map((one) => (alias) => inScope({ all: false, branches: [one] }, alias, alias === 'a' ? 'id' : 'account_id'));

export const withCtes = ({ ctes }: AccountBase): Sql => (ctes.length ? sql`with ${sql.join(ctes)}` : sql``);

/** One page of accounts, at most limit + 1 rows. */
export async function listAccounts(db: Db, query: AccountQuery): Promise<AccountListRow[]> {
  const branches = branchesOf(query.base.scope);
  if (!branches.length) return [];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const { base } = query;
  const picked = sql`picked as (${sql.join(
    branches.map((one) => branch(query, one)),
    sql` union `,
  )})`;
  const isPlain = !query.where.length && !base.ctes.length && !query.columns?.length;
  const found = await sql<AccountListRow>`${isPlain ? kept : sql``}
    with ${sql.join([...base.ctes, picked])}, page as (select * from picked order by sort_key ${way}, id ${way} limit ${sql.lit(query.limit + 1)})
    select a.id, a.code, a.name, a.industry, a.owner_id, u.name as owner_name, s.tier, s.tier_rank, s.tier_score, s.amount_12m,
      m.orders_count_12m as order_count_12m, s.last_order_on, m.orders_growth_12m as growth_12m, s.arr, s.term_end_on, m.rfm_segment,
      (select count(*)::int from task t where t.account_id = a.id and ${base.openTask}) as open_tasks, s.as_of, page.sort_key::text as sort_key${chosen(query)}
    from page join ${base.account} a on a.id = page.id join ${base.state} s on s.account_id = a.id
      left join ${base.metric} m on m.account_id = a.id left join app_user u on u.id = a.owner_id
    order by page.sort_key ${way}, page.id ${way}`.execute(db);
  return found.rows;
}

const filtered = ({ base, where, stateOnly = false }: Counted, figures = false): Sql => sql`
  from ${base.state} s ${(where.length && !stateOnly) || figures ? sql`join ${base.account} a on a.id = s.account_id left join ${base.metric} m on m.account_id = s.account_id` : sql``}
  where ${inScope(base.scope, 's', 'account_id')} ${where.length ? sql`and ${sql.join(where, sql` and `)}` : sql``}`;

/** What is counted: the predicates must hold. */
export type Counted = Pick<AccountQuery, 'base' | 'where' | 'stateOnly'>;

export interface Sums {
  accounts: number;
  amount12m: string;
  asOf: string | null;
  sums?: Record<string, string>;
}

/** Count and amount of what a filter meets, with the sums of columns. */
export async function sumAccounts(db: Db, counted: Counted, columns: readonly ListColumn[] = []): Promise<Sums> {
  const sums = columns.map(({ id, listed }) => sql`${id}::text, trim_scale(coalesce(sum(${listed.expression}), 0)::numeric)::text`);
  const found = await sql<Sums>`
    ${withCtes(counted.base)} select count(*)::int as accounts, coalesce(sum(s.amount_12m), 0) as "amount12m", max(s.as_of) as "asOf"
      ${sums.length ? sql`, json_build_object(${sql.join(sums)}) as sums` : sql``}
    ${filtered(counted, sums.length > 0)}`.execute(db);
  return found.rows[0]!;
}

/** How many rows a list has, counted no further than 10,001. */
export async function countAccounts(db: Db, counted: Counted): Promise<number> {
  const found = await sql<{ n: number }>`
    ${withCtes(counted.base)} select count(*)::int as n from (select 1 ${filtered(counted)} limit 10001) counted`.execute(db);
  return found.rows[0]!.n;
}
