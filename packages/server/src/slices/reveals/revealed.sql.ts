import type { RevealedEntity } from '@fulcrum/contract';
import { sql } from 'kysely';
import { accountInScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

interface Place {
  from: Sql;
  id: Sql;
  account: Sql;
  fields: Readonly<Record<string, Sql>>;
}
const sumOf = (column: 'amount' | 'margin'): Sql =>
  sql`(select trim_scale(sum(l.${sql.id(column)}))::text from order_line l where l.account_id = x.account_id and l.order_id = x.id)`;
const PLACES: Record<RevealedEntity, Place> = {
  contact: {
    from: sql`contact x`,
    id: sql`x.id`,
    account: sql`x.account_id`,
    fields: { name: sql`x.name`, phone: sql`x.phone`, email: sql`x.email`, wechat: sql`x.wechat` },
  },
  account: {
    from: sql`account x left join account_state s on s.account_id = x.id`,
    id: sql`x.id`,
    account: sql`x.id`,
    fields: { grossMarginRate: sql`trim_scale(x.gross_margin_rate)::text`, amount12m: sql`trim_scale(s.amount_12m)::text` },
  },
  order: {
    from: sql`sales_order x`,
    id: sql`x.id`,
    account: sql`x.account_id`,
    fields: { amount: sumOf('amount'), margin: sumOf('margin') },
  },
};

export const isRevealed = (entity: RevealedEntity, field: string): boolean => Object.hasOwn(PLACES[entity].fields, field);

/** One value of one record within a scope; undefined where the record is not to be seen. */
export async function revealedValue(
  db: Db,
  scope: Scope,
  of: { entity: RevealedEntity; id: string; field: string },
): Promise<{ value: string | null } | undefined> {
  const { from, id, account, fields } = PLACES[of.entity];
  const found = await sql<{
    value: string | null;
  }>`select ${fields[of.field] ?? sql`null`} as value from ${from} where ${id} = ${of.id}::uuid and ${accountInScope(scope, account)}`.execute(
    db,
  );
  return found.rows[0];
}
