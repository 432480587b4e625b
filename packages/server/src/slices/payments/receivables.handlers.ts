import type { Receivable } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, ruleOf, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { claim, unclaim } from './claim-receipt.ts';
import { listClaimedReceipts, receiptLeft } from './receipt-claims.sql.ts';
import { ageingOf, listAccountAgeing, listReceivables } from './receivables.sql.ts';
import { suggestClaims, suggestContracts } from './suggest-claims.sql.ts';

type Verbs = Handlers<'receivables'>;
const MOST_SUGGESTIONS = 30;
const MOST_CONTRACTS = 10;

const asked = async (ctx: Ctx, input: { asOf?: string | undefined; accountId?: string | undefined; ownerId?: string | undefined }) => ({
  scope: await scopeOf(ctx, 'reads'),
  asOf: input.asOf ?? ctx.today,
  accountId: input.accountId,
  ownerId: input.ownerId,
});

const list: Verbs['list'] = async (ctx, input) => {
  const rows = await listReceivables(ctx.db, { ...input, ...(await asked(ctx, input)), after: readCursor(input.cursor, 2) });
  return pageFrom(
    rows,
    input.limit,
    (row): Receivable => row,
    (row) => [row.dueOn, row.id],
  );
};

const ageing: Verbs['ageing'] = async (ctx, input) => ageingOf(ctx.db, await asked(ctx, input), ctx.organisation?.baseCurrency ?? 'CNY');

/** An order by amount would tell who owes more to somebody who may not see amounts. */
const accounts: Verbs['accounts'] = async (ctx, input) => {
  if (input.sort === 'amount' && ruleOf(ctx.actor).masked.includes('amount'))
    throw new Fault('invalid', 'input.masked', { field: 'amount' });
  const rows = await listAccountAgeing(ctx.db, {
    ...(await asked(ctx, input)),
    sort: input.sort,
    bucket: input.bucket,
    after: readCursor(input.cursor, 2),
    limit: input.limit,
  });
  return pageFrom(
    rows,
    input.limit,
    (row) => row,
    (row) => [input.sort === 'days' ? row.overdueDays : row.overdue, row.accountId],
  );
};

const receipts: Verbs['receipts'] = async (ctx, input) => {
  const rows = await listClaimedReceipts(ctx.db, {
    scope: await scopeOf(ctx, 'reads'),
    asOf: input.asOf ?? ctx.today,
    accountId: input.accountId,
    unclaimedOnly: input.unclaimedOnly ?? false,
    after: readCursor(input.cursor, 2),
    limit: input.limit,
  });
  return pageFrom(
    rows,
    input.limit,
    (row) => row,
    (row) => [row.receivedOn, row.id],
  );
};

const suggestions: Verbs['suggestions'] = async (ctx, { receiptId, q }) => {
  const scope = await scopeOf(ctx, 'writes');
  const left = await receiptLeft(ctx.db, scope, receiptId);
  if (left === undefined) throw notFound('receipt');
  const asked = { scope, receiptId, left, asOf: ctx.today, q };
  const rows = await suggestClaims(ctx.db, { ...asked, limit: MOST_SUGGESTIONS });
  const contracts = await suggestContracts(ctx.db, { ...asked, limit: MOST_CONTRACTS });
  return {
    unclaimed: left,
    items: rows.map(({ suggested, reasons, ...receivable }) => ({ receivable, amount: suggested, reasons })),
    contracts: contracts.map(({ suggested, ...contract }) => ({ ...contract, amount: suggested })),
  };
};

export const receivableHandlers: Verbs = { list, ageing, accounts, receipts, suggestions, claim, unclaim };
