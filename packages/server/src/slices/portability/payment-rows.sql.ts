import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { inClosedMonth } from '../periods/index.ts';
import { find, warn } from './found.sql.ts';
import type { KeptWarning } from './import.sql.ts';
import type { Preparation } from './preparation.ts';

/**
 * What the rows of a file of payments say besides their instalments, as `staged_payment`. A plan whose day the file leaves out was made when
 * the contract was signed, else on the due day or, if that was earlier, when it was paid.
 */
export async function stagePayments(p: Preparation): Promise<void> {
  await sql`create temp table staged_payment on commit drop as
    select r.seq, d."paidOn" as paid_on, round(coalesce(d."paidAmount", d.amount), 6) as paid_amount, d."payerName" as payer_name, d."order" as order_code
    from import_row r cross join lateral jsonb_to_record(r.data) as d ("paidOn" date, "paidAmount" numeric, amount numeric, "payerName" text, "order" text)
    where r.import_id = ${p.import.id} and (${p.mode === 'check'} or r.problems is null)`.execute(p.db);
  await sql`analyze staged_payment`.execute(p.db);
  await sql`update staged_row s set title = coalesce(s.title, y.order_code),
      happened_on = coalesce(s.happened_on, least((select min(c.happened_on) from account_ref a join contract c on c.account_id = a.id
        where a.ref = s.account_ref and s.contract_id_text in (c.code, c.customer_number)), s.due_on, y.paid_on))
    from staged_payment y where y.seq = s.seq`.execute(p.db);
}

/**
 * A row whose payment is new or differs changes something, though its instalment may be the same; but not in a closed month: such a row is
 * refused and taken out.
 */
export async function markPaymentActions(db: Db): Promise<void> {
  const news = sql`y.paid_on is not null and y.paid_amount > 0 and not exists (select from receipt r where r.account_id = x.account_id and r.code = x.code
    and r.happened_on = y.paid_on and r.amount = y.paid_amount and r.currency = x.currency and r.payer_name is not distinct from y.payer_name)`;
  await find(
    db,
    'import.order.month_closed',
    'paidOn',
    sql`select x.seq, to_char(y.paid_on, 'YYYY-MM') as value from staged_payment y join staged_record x on x.seq = y.seq
      left join receipt o on o.account_id = x.account_id and o.code = x.code
      where ${news} and (${inClosedMonth(sql`y.paid_on`)} or ${inClosedMonth(sql`o.happened_on`)})`,
  );
  await sql`delete from staged_record x using found f where f.seq = x.seq`.execute(db);
  await sql`update staged_record x set action = 'update' from staged_payment y where y.seq = x.seq and x.action = 'same' and ${news}`.execute(
    db,
  );
}

/** Legal, but seldom meant. */
export const paymentWarnings = async (p: Preparation): Promise<KeptWarning[]> => [
  ...(await warn(
    p.db,
    'import.payment.in_future',
    sql`select x.source_row from staged_payment y join staged_record x on x.seq = y.seq where y.paid_on > ${p.today}::date`,
  )),
  ...(await warn(
    p.db,
    'import.payment.more_than_due',
    sql`select x.source_row from staged_payment y join staged_record x on x.seq = y.seq where y.paid_on is not null and y.paid_amount > x.amount`,
  )),
  ...(await warn(
    p.db,
    'import.payment.no_order',
    sql`select x.source_row from staged_payment y join staged_record x on x.seq = y.seq where y.order_code is not null
      and not exists (select from sales_order o where o.account_id = x.account_id and o.code = y.order_code)`,
  )),
];
