import type { CustomField } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope } from '../../access/index.ts';
import type { Sql } from '../../db/database.ts';
import { heldOn } from '../../policy/membership.metrics.ts';
import { type AccountBase, type AccountOrder, orderSql, withCtes } from '../accounts/index.ts';
import { type Split, UNSPLIT } from './export-split.ts';

/** A row as the values of the columns, as text, in the order of `ACCOUNT_COLUMNS` or `ORDER_COLUMNS`, custom fields behind. */
export interface ExportedRow {
  /** Of the row's record; absent where rows are no records of their own. */
  id?: string;
  cells: (string | null)[];
  /** What is asked for of the account besides. */
  beside?: (string | null)[];
  /** Whose sheet the row is on, where it is asked for sheets; null where nobody has it. */
  split_key?: string | null;
  split_name?: string | null;
}
/** The same rows, each with how many there are. */
export const counted = (query: Sql<ExportedRow>): Sql<ExportedRow & { total: number }> =>
  sql<ExportedRow & { total: number }>`select q.*, count(*) over ()::int as total from (${query}) q`;
export const cells = (values: readonly Sql[]): Sql => sql`array[${sql.join(values)}]::text[] as cells`;
// Numbers without trailing zeros: 12.5, not 12.500000.
const plain = (column: string): Sql => sql`trim_scale(${sql.ref(column)})::text`;

/** A company's own field as a cell: several choices parted by semicolons, a colleague by e-mail. */
export function customCell(alias: string, { id, type }: CustomField): Sql {
  const value = sql`${sql.ref(`${alias}.custom`)} -> ${sql.lit(id)}`;
  const text = sql`${sql.ref(`${alias}.custom`)} ->> ${sql.lit(id)}`;
  if (type === 'multi_choice')
    return sql`(select string_agg(one, ';' order by place) from jsonb_array_elements_text(case jsonb_typeof(${value}) when 'array' then ${value} end) with ordinality e(one, place))`;
  return type === 'user' ? sql`(select u.email from app_user u where u.id::text = ${text})` : text;
}

/** Accounts of the base that meet the predicates (over a, s and m), in the order asked for, else by code. */
export const exportedAccounts = (
  base: AccountBase,
  where: readonly Sql<boolean>[],
  custom: readonly CustomField[],
  order: AccountOrder | null,
  day: string,
  split: Split = UNSPLIT,
) => sql<ExportedRow>`
  ${withCtes(base)} select a.id, ${cells([
    sql`a.code, a.name, a.short_name, a.kind, a.industry, a.region_code, a.size_band, a.employees::text`,
    plain('a.gross_margin_rate'),
    sql`a.brand, a.business_model, p.code, u.email, t.code, a.status, a.happened_on::text, s.tier`,
    sql`case when s.tier is not null then ${plain('s.tier_score')} end, ${plain('s.amount_12m')}, nullif(s.last_order_on, '0001-01-01')::text`,
    sql`(select string_agg(g.name, ';' order by g.name) from account_tag l join tag g on g.id = l.tag_id
      where l.account_id = a.id and ${heldOn(sql`l`, sql`${day}::date`)})`,
    ...custom.map((field) => customCell('a', field)),
  ])}${split.columns}
  from ${base.account} a
  left join ${base.state} s on s.account_id = a.id
  left join ${base.metric} m on m.account_id = a.id
  left join account p on p.id = a.parent_id
  left join app_user u on u.id = a.owner_id
  left join team t on t.id = a.team_id
  where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)}
  order by ${split.first}${order ? sql`${orderSql(order)}, a.code` : sql`a.code`}`;

/** A line has no id of its own: its order's, and what it is called there, make one. */
export const lineId = (alias: string): Sql =>
  sql`md5(${sql.ref(`${alias}.order_id`)}::text || ' ' || ${sql.ref(`${alias}.line_key`)})::uuid`;

/** Order lines of such accounts up to a day, by account, day and order. */
export const exportedLines = (base: AccountBase, where: readonly Sql<boolean>[], asOf: string | null, split: Split) => sql<ExportedRow>`
  ${withCtes(base)} select ${lineId('l')} as id, ${cells([
    sql`o.code, a.code, a.name, o.happened_on::text, o.currency, r.code, r.name`,
    plain('l.quantity'),
    plain('l.amount'),
    plain('l.base_amount'),
    plain('l.margin'),
    sql`o.contract_code, l.line_key`,
  ])}${split.columns}
  from order_line l
  join sales_order o on o.account_id = l.account_id and o.id = l.order_id
  join product r on r.id = l.product_id
  join ${base.account} a on a.id = l.account_id
  left join ${base.state} s on s.account_id = a.id
  left join ${base.metric} m on m.account_id = a.id
  where ${sql.join([inScope(base.scope, 'a'), ...where], sql` and `)} and (${asOf}::date is null or l.happened_on <= ${asOf}::date)
  order by ${split.first}a.code, o.happened_on, o.code, l.line_key`;
