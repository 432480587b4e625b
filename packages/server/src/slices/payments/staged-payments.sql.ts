import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/*
 * Sets of receipts written at once, out of `staged_record` (instalments as they are to be) and `staged_payment` (what was paid of them, by
 * the same row). A receipt has the code of its instalment, so that the same file changes nothing when it comes again.
 */
export async function writeStagedPayments(db: Db, by: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into receipt (account_id, id, code, happened_on, amount, base_amount, payer_name, currency, known_at, recorded_at, changed_at, recorded_by)
    select x.account_id, uuid7(${by.now}::timestamptz), x.code, y.paid_on, y.paid_amount,
      case when x.amount = 0 then y.paid_amount else round(y.paid_amount * x.base_amount / x.amount, 6) end,
      y.payer_name, x.currency, greatest(x.known_at, y.paid_on), ${by.now}, ${by.now}, ${by.userId}::uuid
    from staged_payment y join staged_record x on x.seq = y.seq
    where y.paid_on is not null and y.paid_amount > 0 and x.action <> 'same'
    on conflict (account_id, code) where code is not null do update set happened_on = excluded.happened_on, amount = excluded.amount,
      base_amount = excluded.base_amount, payer_name = excluded.payer_name, currency = excluded.currency, changed_at = excluded.changed_at,
      revision = receipt.revision + 1`.execute(db);
  // What people claimed elsewhere meanwhile stays: the file pays its own instalment with what is left of the receipt.
  const own = sql`staged_payment y join staged_record x on x.seq = y.seq join receipt r on r.account_id = x.account_id and r.code = x.code`;
  await sql`delete from receipt_claim c using ${own} where y.paid_on is not null and x.action <> 'same'
    and c.account_id = x.account_id and c.receipt_id = r.id and c.instalment_id = x.id`.execute(db);
  await sql`insert into receipt_claim (account_id, id, receipt_account_id, receipt_id, instalment_id, amount, currency, received_on, happened_on, known_at, recorded_at, recorded_by)
    select x.account_id, uuid7(${by.now}::timestamptz), x.account_id, r.id, x.id, least(x.amount, left_over.amount), x.currency, r.happened_on, r.happened_on,
      r.known_at, ${by.now}, ${by.userId}::uuid
    from ${own}
    join lateral (select r.amount + coalesce((select sum(j.amount) from receipt j where j.account_id = r.account_id and j.adjusts_id = r.id), 0)
      - coalesce(sum(c.amount), 0) as amount from receipt_claim c where c.receipt_id = r.id) left_over on true
    where y.paid_on is not null and y.paid_amount > 0 and x.action <> 'same' and least(x.amount, left_over.amount) > 0`.execute(db);
}

/** After receipts were written from a file: their claims have their days. */
export async function claimsFollowReceipts(db: Db): Promise<void> {
  await sql`update receipt_claim c set received_on = x.happened_on, happened_on = greatest(c.happened_on, x.happened_on)
    from staged_record x where c.receipt_id = x.id and x.action = 'update' and c.received_on <> x.happened_on`.execute(db);
}
