import { sql } from 'kysely';
import { Fault } from '../../kernel/fault.ts';
import type { RecordRule } from '../../records/index.ts';
import { lockInstalment, lockReceipt, syncClaimDays } from './receipt-claims.sql.ts';

const changed = (before: unknown, after: unknown): boolean => (before ?? null) !== (after ?? null);

/** A receipt keeps what it pays: it does not go, shrink below its claims or change its currency while there are any. Claims follow its day. */
export const receiptRule: RecordRule = async (ctx, { before, after }) => {
  if (!before) return;
  const held = await lockReceipt(ctx.db, { all: true }, before.id);
  if (!held?.claims) return;
  if (!after || changed(before.currency, after.currency)) throw new Fault('conflict', 'payment.claimed');
  const claimed = await sql<{ fits: boolean }>`select coalesce(sum(c.amount), 0) <= ${after.amount}::numeric as fits from receipt_claim c
    where c.receipt_id = ${before.id}`.execute(ctx.db);
  if (!claimed.rows[0]?.fits) throw new Fault('conflict', 'payment.claimed');
};

/** After a receipt's day has changed. */
export const claimsFollow: RecordRule = async (ctx, { before, after }) => {
  if (!before || !after || before.receivedOn === after.receivedOn) return;
  const moved = await syncClaimDays(ctx.db, before.id, String(after.receivedOn));
  if (moved)
    await ctx.record({
      action: 'receipt_claim.follow',
      entity: 'receipt',
      entityId: before.id,
      after: { claims: moved, receivedOn: after.receivedOn },
    });
};

/** An instalment that receipts pay neither goes nor changes its currency. */
export const instalmentRule: RecordRule = async (ctx, { before, after }) => {
  if (!before || (after && !changed(before.currency, after.currency))) return;
  await lockInstalment(ctx.db, { all: true }, before.id);
  const claims = await sql`select from instalment i join receipt_claim c on c.account_id = i.account_id and c.instalment_id = i.id
    where i.account_id = ${before.accountId} and i.id = ${before.id} limit 1`.execute(ctx.db);
  if (claims.rows.length) throw new Fault('conflict', 'payment.claimed');
};
