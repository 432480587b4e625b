import { type Ctx, maskValue, ruleOf, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { accountBy } from './account.sql.ts';
import { timelineOf } from './timeline.sql.ts';

export async function timeline(ctx: Ctx, input: { id: string; limit: number; asOf?: string | undefined }) {
  const account = await accountBy(ctx.db, await scopeOf(ctx, 'reads'), input.id);
  if (!account) throw notFound('account');
  const rows = await timelineOf(ctx.db, account.id, input.asOf ?? ctx.today, ctx.organisation?.timeZone ?? 'UTC', input.limit);
  const hidesAmounts = ruleOf(ctx.actor).masked.includes('amount');
  const items = rows.map((row) =>
    hidesAmounts && row.facts.amount !== undefined
      ? { ...row, facts: { ...row.facts, amount: String(maskValue('amount', row.facts.amount)) } }
      : row,
  );
  return { items };
}
