import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { holdPeriods, inClosedMonth, requireOpenPeriod } from '../periods/index.ts';

/** A cost in base currency that other work brought about. */
export interface BookedCost {
  id: string;
  accountId: string;
  productId: string | null;
  code: string;
  kind: 'labour' | 'travel' | 'parts' | 'outsourcing' | 'training' | 'other';
  incurredOn: string;
  hours: string | null;
  amount: string;
  personId: string | null;
  note: string;
  /** The cost that it takes back. */
  adjustsId: string | null;
}

/**
 * Books costs to their customers, in the transaction of what brought them about; its record is the caller's. What was incurred in a month that is
 * closed by now is booked today. Fails with period.closed where that month is closed too.
 */
export async function bookServiceCosts(ctx: WriteCtx, costs: readonly BookedCost[]): Promise<void> {
  if (!costs.length) return;
  await holdPeriods(ctx.db);
  const given = JSON.stringify(costs);
  const booked = await sql<{ day: string }>`
    insert into service_cost (account_id, id, code, happened_on, product_id, kind, hours, amount, base_amount, person_id, note, currency, known_at,
      recorded_at, changed_at, recorded_by, adjusts_id)
    select c."accountId", c.id, c.code, case when ${inClosedMonth(sql`c."incurredOn"`)} then ${ctx.today}::date else c."incurredOn" end, c."productId",
      c.kind, c.hours, c.amount, c.amount, c."personId", c.note, ${ctx.organisation?.baseCurrency ?? 'CNY'}, ${ctx.today}::date, ${ctx.now}::timestamptz,
      ${ctx.now}::timestamptz, ${ctx.actor.userId}::uuid, c."adjustsId"
    from jsonb_to_recordset(${given}::jsonb) as c("accountId" uuid, id uuid, code text, "incurredOn" date, "productId" uuid, kind text, hours numeric,
      amount numeric, "personId" uuid, note text, "adjustsId" uuid)
    returning happened_on::text as day`.execute(ctx.db);
  await requireOpenPeriod(
    ctx,
    booked.rows.map(({ day }) => day),
  );
}
