import { sql } from 'kysely';
import type { AdjustmentRule } from '../../records/index.ts';

/**
 * What a receipt was booked too high takes back what it paid, the latest claims first, on the day of the adjustment: until then every claim
 * stands as it did. The money is told back with the day on which it was thought to have come in.
 */
export const receiptAdjustment: AdjustmentRule = {
  settle: async (ctx, { id, day }) => {
    const given = await sql<{ id: string; amount: string }>`
      with held as (select r.account_id, r.id, r.currency, r.happened_on as received_on,
          r.amount + coalesce((select sum(j.amount) from receipt j where j.account_id = r.account_id and j.adjusts_id = r.id), 0) as standing
        from receipt r where r.id = ${id}::uuid),
      target as (select c.account_id, c.instalment_id, c.contract_id, sum(c.amount) as amount, max(c.happened_on) as last_on
        from receipt_claim c where c.receipt_id = ${id}::uuid group by 1, 2, 3 having sum(c.amount) > 0),
      line as (select t.*, sum(t.amount) over (order by t.last_on desc, t.instalment_id, t.contract_id) as upto, sum(t.amount) over () as claimed from target t)
      insert into receipt_claim (account_id, id, receipt_account_id, receipt_id, instalment_id, contract_id, amount, currency, received_on, happened_on, known_at, recorded_at, recorded_by)
      select l.account_id, uuid7(${ctx.now}::timestamptz), h.account_id, h.id, l.instalment_id, l.contract_id,
        -least(l.amount, l.claimed - h.standing - (l.upto - l.amount)), h.currency, h.received_on, greatest(${day}::date, l.last_on), ${ctx.today}, ${ctx.now}, ${ctx.actor.userId}::uuid
      from line l cross join held h where l.claimed - h.standing > l.upto - l.amount
      returning id, amount::text as amount`.execute(ctx.db);
    if (given.rows.length)
      await ctx.record({ action: 'receipt_claim.give_back', entity: 'receipt', entityId: id, after: { claims: given.rows } });
  },
};
