import type { HealthColour } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { kept } from '../../db/kept-statement.ts';
import { heldOn } from '../../policy/membership.metrics.ts';
import type { AccountBase } from './account-base.ts';
import type { AccountTable } from './account-figures.ts';
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
  tier_by_hand: boolean;
  frozen: boolean;
  tier_score: string;
  health: string | null;
  health_colour: HealthColour | null;
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
  health: { on: 's', key: sql`s.health_sort`, type: sql`numeric` },
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
  /** The tables that the predicates read. */
  reads: readonly AccountTable[];
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

const TABLES: readonly AccountTable[] = ['a', 's', 'm'];

/** Joins of the tables among `reads` by the account's key. */
const joined = (base: AccountBase, reads: readonly AccountTable[], key: Sql): Sql =>
  sql.join(
    TABLES.filter((table) => reads.includes(table)).map(
      (table) =>
        ({
          a: sql`join ${base.account} a on a.id = ${key}`,
          s: sql`join ${base.state} s on s.account_id = ${key}`,
          m: sql`left join ${base.metric} m on m.account_id = ${key}`,
        })[table],
    ),
    sql` `,
  );

/** The rows of one branch of the scope in sort order; its index serves scope, order and page together. */
function branch({ base, where, reads, ...query }: AccountQuery, scoped: Sql<boolean> | null): Sql {
  const { on, key, type } = SORTS[query.sort];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const id = on === 'a' ? sql`a.id` : sql`s.account_id`;
  const page = query.after
    ? [sql<boolean>`(${key}, ${id}) ${sql.raw(query.descending ? '<' : '>')} (${query.after[0]}::${type}, ${query.after[1]}::uuid)`]
    : [];
  const others = reads.filter((table) => table !== on);
  const rows = (joins: Sql, predicates: readonly Sql<boolean>[]): Sql => sql`select ${id} as id, ${key} as sort_key
    from ${on === 'a' ? sql`${base.account} a` : sql`${base.state} s`} ${joins}
    where ${sql.join([...(scoped ? [scoped] : []), ...page, ...predicates, sql`true`], sql` and `)} order by ${key} ${way}, ${id} ${way}`;
  const limit = sql`limit ${sql.lit(query.limit + 1)}`;
  if (!scoped || !others.length || base.ctes.length) return sql`(${rows(joined(base, others, id), where)} ${limit})`;
  // A member's accounts are few: walked in order and asked one by one they end with the page. "offset 0" keeps the planner from joining the
  // whole base of figures to them.
  return sql`(select mine.id, mine.sort_key from (${rows(sql``, [])} offset 0) mine
    where exists (select from (select mine.id) one(id) ${joined(base, reads, sql`one.id`)} where ${sql.join([...where], sql` and `)} offset 0)
    order by mine.sort_key ${way}, mine.id ${way} ${limit})`;
}

/** The branches of a scope as predicates of which an account meets one at most. */
function branchesOf({ base: { scope }, sort }: AccountQuery): (Sql<boolean> | null)[] {
  if (scope.all) return [null];
  const { on } = SORTS[sort];
  const columnOf = (column: string) => sql.ref(`${on}.${column}`);
  return scope.branches.map((one, nth) => {
    const earlier = scope.branches.slice(0, nth).flatMap((other) =>
      // An account has one owner, one team and one region: two values of the same column exclude each other.
      other.column === 'member' || other.column === one.column
        ? []
        : [sql`${columnOf(other.column)} is distinct from ${other.value}::uuid`],
    );
    return sql<boolean>`${sql.join([inScope({ all: false, branches: [one] }, on, on === 'a' ? 'id' : 'account_id'), ...earlier], sql` and `)}`;
  });
}

export const withCtes = ({ ctes }: AccountBase): Sql => (ctes.length ? sql`with ${sql.join(ctes)}` : sql``);

/** One page of accounts, at most limit + 1 rows. */
export async function listAccounts(db: Db, query: AccountQuery): Promise<AccountListRow[]> {
  const branches = branchesOf(query);
  if (!branches.length) return [];
  const way = sql.raw(query.descending ? 'desc' : 'asc');
  const { base } = query;
  const picked = sql`picked as (${sql.join(
    branches.map((one) => branch(query, one)),
    sql` union all `,
  )})`;
  const isPlain = !query.where.length && !base.ctes.length && !query.columns?.length;
  const found = await sql<AccountListRow>`${isPlain ? kept : sql``}
    with ${sql.join([...base.ctes, picked])}, page as (select * from picked order by sort_key ${way}, id ${way} limit ${sql.lit(query.limit + 1)})
    select a.id, a.code, a.name, a.industry, a.owner_id, u.name as owner_name, s.tier, s.tier_rank, s.tier_by_hand, a.status = 'frozen' as frozen, s.tier_score, s.health, s.health_colour,
      s.amount_12m,
      m.orders_count_12m as order_count_12m, s.last_order_on, m.orders_growth_12m as growth_12m, s.arr, s.term_end_on, m.rfm_segment,
      (select count(*)::int from task t where t.account_id = a.id and ${base.openTask}) as open_tasks, s.as_of, page.sort_key::text as sort_key${chosen(query)}
    from page join ${base.account} a on a.id = page.id join ${base.state} s on s.account_id = a.id
      left join ${base.metric} m on m.account_id = a.id left join app_user u on u.id = a.owner_id
    order by page.sort_key ${way}, page.id ${way}`.execute(db);
  return found.rows;
}

/** From the base what a filter meets. */
export const filtered = ({ base, where, reads }: Counted, shown: readonly AccountTable[] = []): Sql => sql`
  from ${base.state} s ${joined(
    base,
    [...reads, ...shown].filter((table) => table !== 's'),
    sql`s.account_id`,
  )}
  where ${inScope(base.scope, 's', 'account_id')} ${where.length ? sql`and ${sql.join(where, sql` and `)}` : sql``}`;

/** What is counted: the predicates must hold. */
export type Counted = Pick<AccountQuery, 'base' | 'where' | 'reads'>;

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
    ${filtered(
      counted,
      columns.map(({ listed }) => listed.on),
    )}`.execute(db);
  return found.rows[0]!;
}

/** How many rows a list has, counted no further than 10,001. */
export async function countAccounts(db: Db, counted: Counted): Promise<number> {
  const found = await sql<{ n: number }>`
    ${withCtes(counted.base)} select count(*)::int as n from (select 1 ${filtered(counted)} limit 10001) counted`.execute(db);
  return found.rows[0]!.n;
}
