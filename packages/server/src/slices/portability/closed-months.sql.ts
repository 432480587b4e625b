import type { RecordType } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { inClosedMonth, sameInBooks } from '../periods/index.ts';
import { find } from './found.sql.ts';

const CODE = 'import.order.month_closed';
/** Whatever the day is called: the problem speaks of the row. */
const DAY = 'happenedOn';

/** Lines that are new to the base and lie in a closed month: refused before accounts are made for them. */
export async function findNewInClosed(db: Db): Promise<void> {
  await find(
    db,
    CODE,
    'orderedOn',
    sql`select s.seq, to_char(s.ordered_on, 'YYYY-MM') as value from staged_line s
      where ${inClosedMonth(sql`s.ordered_on`)} and not exists (
        select from account_ref a join sales_order o on o.account_id = a.id and o.code = s.order_code
          join order_line l on l.account_id = o.account_id and l.order_id = o.id and l.line_key = s.line_key
        where a.ref = s.account_ref)`,
  );
}

/**
 * Refuses what the compared tables would change in a closed month, whether a fact lies there now or would come to lie there, and takes it
 * out of them; facts of such months that the file repeats as they are stay unchanged.
 */
export async function dropClosed(db: Db): Promise<void> {
  await find(
    db,
    CODE,
    'orderedOn',
    sql`select s.seq, to_char(case when ${inClosedMonth(sql`o.happened_on`)} then o.happened_on else s.happened_on end, 'YYYY-MM') as value
      from staged_order_line s left join sales_order o on o.account_id = s.account_id and o.id = s.order_id
      where s.action <> 'same' and (${inClosedMonth(sql`s.happened_on`)} or ${inClosedMonth(sql`o.happened_on`)})`,
  );
  await sql`delete from staged_order_line s using found f where f.seq = s.seq and f.code = ${CODE}`.execute(db);
  // An order goes with its lines: one that changes in a closed month had all of them refused.
  await sql`delete from staged_order s where s.action <> 'same' and (${inClosedMonth(sql`s.happened_on`)}
    or exists (select from sales_order o where o.account_id = s.account_id and o.id = s.id and ${inClosedMonth(sql`o.happened_on`)}))`.execute(
    db,
  );
}

/** Rows of a closed month whose account is not there: refused before it is made for them. */
export async function findUnknownInClosed(db: Db): Promise<void> {
  await find(
    db,
    CODE,
    DAY,
    sql`select s.seq, to_char(s.happened_on, 'YYYY-MM') as value from staged_row s join account_ref a on a.ref = s.account_ref
      where a.id is null and ${inClosedMonth(sql`s.happened_on`)}`,
  );
}

/** The same for records of the books: one that comes to lie in a closed month, lies there, or leaves it. */
export async function dropClosedRecords(db: Db, type: RecordType): Promise<void> {
  await find(
    db,
    CODE,
    DAY,
    sql`select s.seq, to_char(case when ${inClosedMonth(sql`o.happened_on`)} then o.happened_on else s.happened_on end, 'YYYY-MM') as value
      from staged_record s left join ${sql.table(type.table)} o on o.id = s.id and o.account_id = s.account_id
      where s.action <> 'same' and (${inClosedMonth(sql`s.happened_on`)} or ${inClosedMonth(sql`o.happened_on`)}) and not ${sameInBooks(type)}`,
  );
  await sql`delete from staged_record s using found f where f.seq = s.seq and f.code = ${CODE}`.execute(db);
}
