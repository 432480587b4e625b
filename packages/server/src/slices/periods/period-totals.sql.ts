import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { recognisedSql } from './recognised.sql.ts';

export const FIGURES = ['ordered', 'signed', 'received', 'recognised'] as const;
export type Figure = (typeof FIGURES)[number];

/** Where each figure comes from: statements of account_id, day and amount in base currency for the months between two days. */
const FACTS: Record<Figure, (from: Sql, to: Sql) => Sql> = {
  ordered: () => sql`select l.account_id, l.happened_on as day, l.base_amount as amount from order_line l`,
  signed: () => sql`select c.account_id, c.happened_on as day, c.base_amount as amount from contract c where c.draft is not true`,
  received: () => sql`select r.account_id, r.happened_on as day, r.base_amount as amount from receipt r`,
  recognised: recognisedSql,
};

/** Facts between two days, as of now: rows of account_id, month and the figure that each is of. */
export function factsBetween(from: Sql, to: Sql): Sql {
  const rows = FIGURES.map(
    (figure) => sql`
    select f.account_id, date_trunc('month', f.day::timestamp)::date as month, ${sql.join(
      FIGURES.map((each) => sql`${each === figure ? sql`f.amount` : sql`null::numeric`} as ${sql.id(each)}`),
    )} from (${FACTS[figure](from, to)}) f where f.day >= ${from} and f.day <= ${to}`,
  );
  return sql.join(rows, sql` union all `);
}

/** The figures of such facts added up. */
export const addedUp = (alias: string): Sql =>
  sql.join(FIGURES.map((each) => sql`coalesce(sum(${sql.ref(`${alias}.${each}`)}), 0) as ${sql.id(each)}`));

/** Totals of every account and month between two days, as of now: rows of account_id, month and the four figures. */
export const totalsBetween = (from: Sql, to: Sql): Sql =>
  sql`select x.account_id, x.month, ${addedUp('x')} from (${factsBetween(from, to)}) x group by x.account_id, x.month`;

/** Keeps what every account came to in a month, as its nth closing. */
export async function freezeTotals(db: Db, month: string, closing: number): Promise<void> {
  const last = sql`(${month}::date + interval '1 month - 1 day')::date`;
  await sql`insert into period_total (account_id, month, closing, ordered, signed, received, recognised)
    select t.account_id, t.month, ${closing}, t.ordered, t.signed, t.received, t.recognised from (${totalsBetween(sql`${month}::date`, last)}) t`.execute(
    db,
  );
}
