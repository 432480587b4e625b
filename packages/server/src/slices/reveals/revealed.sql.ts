import { RECORD_TYPES, REVEALED, type RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { columnsOf } from '../../records/index.ts';
import type { Figures } from '../accounts/index.ts';

interface Place {
  from: Sql;
  id: Sql;
  account: Sql;
  fields: Readonly<Record<string, Sql>>;
}
const number = (value: Sql): Sql => sql`trim_scale(${value})::text`;
const sumOf = (column: 'amount' | 'margin'): Sql =>
  number(sql`(select sum(l.${sql.id(column)}) from order_line l where l.account_id = x.account_id and l.order_id = x.id)`);

/** A record's masked fields in its own table. */
function placeOfRecord(type: RecordType): Place {
  const fields = columnsOf(type)
    .filter(({ api }) => REVEALED[type.one] && Object.hasOwn(REVEALED[type.one]!.fields, api))
    .map(({ api, column, type: kind }) => [
      api,
      kind === 'numeric' ? number(sql.ref(`x.${column}`)) : sql`${sql.ref(`x.${column}`)}::text`,
    ]);
  return { from: sql`${sql.table(type.table)} x`, id: sql`x.id`, account: sql`x.account_id`, fields: Object.fromEntries(fields) };
}

const PLACES: Readonly<Record<string, Place>> = {
  contact: {
    from: sql`contact x`,
    id: sql`x.id`,
    account: sql`x.account_id`,
    fields: { name: sql`x.name`, phone: sql`x.phone`, email: sql`x.email`, wechat: sql`x.wechat` },
  },
  account: {
    from: sql`account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id`,
    id: sql`a.id`,
    account: sql`a.id`,
    fields: {
      grossMarginRate: number(sql`a.gross_margin_rate`),
      amount12m: number(sql`s.amount_12m`),
      arr: number(sql`s.arr`),
      growth12m: number(sql`m.orders_growth_12m`),
    },
  },
  order: {
    from: sql`sales_order x`,
    id: sql`x.id`,
    account: sql`x.account_id`,
    fields: { amount: sumOf('amount'), margin: sumOf('margin') },
  },
  ...Object.fromEntries(
    (RECORD_TYPES as readonly RecordType[]).filter(({ one }) => REVEALED[one]).map((type) => [type.one, placeOfRecord(type)]),
  ),
};

/** Where a value stands: in its record or, of accounts, among the masked figures of lists. */
export function valueSql(entity: string, field: string, figures: Figures): Sql | undefined {
  const fields = PLACES[entity]?.fields;
  if (fields && Object.hasOwn(fields, field)) return fields[field];
  const figure = entity === 'account' ? figures(field) : undefined;
  if (!figure?.masked || figure.computed) return undefined;
  return figure.kind === 'number' ? number(sql`(${figure.expression})::numeric`) : sql`(${figure.expression})::text`;
}

/** One value of one record within a scope; undefined where the record is not to be seen. */
export async function revealedValue(
  db: Db,
  scope: Scope,
  of: { entity: string; id: string; value: Sql },
): Promise<{ value: string | null } | undefined> {
  const { from, id, account } = PLACES[of.entity]!;
  const found = await sql<{
    value: string | null;
  }>`select ${of.value} as value from ${from} where ${id} = ${of.id}::uuid and ${accountInScope(scope, account)}`.execute(db);
  return found.rows[0];
}
