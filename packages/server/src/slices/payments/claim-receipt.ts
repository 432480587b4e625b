import { type Handlers, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { micro } from '../../kernel/micro.ts';
import { requireOpenPeriod } from '../periods/index.ts';
import { claimById, contractTarget, deleteClaim, insertClaim, isTakenBack, lockInstalment, lockReceipt } from './receipt-claims.sql.ts';

type Verbs = Handlers<'receivables'>;

/** What a claim pays: an instalment with what is left of it, or a contract. */
async function targetOf(ctx: WriteCtx, input: { instalmentId?: string | undefined; contractId?: string | undefined }) {
  const scope = await scopeOf(ctx, 'writes');
  if (input.instalmentId) {
    const instalment = await lockInstalment(ctx.db, scope, input.instalmentId);
    if (!instalment) throw notFound('instalment');
    return { accountId: instalment.account_id, currency: instalment.currency, left: instalment.left, writtenOff: instalment.written_off };
  }
  const contract = await contractTarget(ctx.db, scope, input.contractId!);
  if (!contract) throw notFound('contract');
  return { accountId: contract.account_id, currency: contract.currency, left: null, writtenOff: false };
}

/**
 * Lets a receipt pay. Never more than is left of it, whoever claims at the same time: the receipt stands locked from here to the commit.
 * More than the instalment is possible (a customer may pay too much) and told. Fails with payment.exceeds_receipt, payment.currency_differs.
 */
export const claim: Verbs['claim'] = async (ctx, input) => {
  const receipt = await lockReceipt(ctx.db, await scopeOf(ctx, 'writes'), input.receiptId);
  if (!receipt) throw notFound('receipt');
  const target = await targetOf(ctx, input);
  if (receipt.currency !== target.currency)
    throw new Fault('invalid', 'payment.currency_differs', { receipt: receipt.currency, target: target.currency });
  if (micro(input.amount) > micro(receipt.left))
    throw new Fault('conflict', 'payment.exceeds_receipt', { left: Number(receipt.left).toFixed(2) });
  const claimedOn = input.claimedOn ?? (ctx.today > receipt.happened_on ? ctx.today : receipt.happened_on);
  if (claimedOn < receipt.happened_on)
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [
      { path: ['claimedOn'], code: 'too_small', message: `≥ ${receipt.happened_on}` },
    ]);
  await requireOpenPeriod(ctx, [claimedOn]);
  const id = newId();
  await insertClaim(
    ctx.db,
    {
      id,
      accountId: target.accountId,
      receiptAccountId: receipt.account_id,
      receiptId: receipt.id,
      instalmentId: input.instalmentId ?? null,
      contractId: input.contractId ?? null,
      amount: input.amount,
      currency: receipt.currency,
      receivedOn: receipt.happened_on,
      claimedOn,
      knownAt: input.knownAt ?? ctx.today,
    },
    { now: ctx.now, userId: ctx.actor.userId },
  );
  const made = await claimById(ctx.db, await scopeOf(ctx, 'reads'), id);
  if (!made) throw new Error('a claim just written is gone');
  await ctx.record({ action: 'receipt_claim.create', entity: 'receipt_claim', entityId: id, after: made });
  const over = target.left !== null && micro(input.amount) > micro(target.left.startsWith('-') ? '0' : target.left);
  return {
    claim: made,
    warnings: [...(over ? (['instalment_exceeded'] as const) : []), ...(target.writtenOff ? (['written_off'] as const) : [])],
  };
};

/** Takes a claim back; the audit keeps it as it was. Fails with period.closed, and where an adjustment took it back. */
export const unclaim: Verbs['unclaim'] = async (ctx, { id }) => {
  const before = await claimById(ctx.db, await scopeOf(ctx, 'writes'), id);
  if (!before) throw notFound('receipt_claim');
  await requireOpenPeriod(ctx, [before.claimedOn]);
  if (await isTakenBack(ctx.db, before)) throw new Fault('conflict', 'record.adjusted');
  await deleteClaim(ctx.db, before);
  await ctx.record({ action: 'receipt_claim.delete', entity: 'receipt_claim', entityId: id, before });
  return { done: true as const };
};
