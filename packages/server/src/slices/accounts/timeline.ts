import { type Ctx, maskValue, may, ruleOf, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { accountBy } from './account.sql.ts';
import { timelineOf } from './timeline.sql.ts';

export async function timeline(ctx: Ctx, input: { id: string; limit: number; asOf?: string | undefined }) {
  const scope = await scopeOf(ctx, 'reads');
  const account = await accountBy(ctx.db, scope, input.id);
  if (!account) throw notFound('account');
  const rows = await timelineOf(
    ctx.db,
    { accountId: account.id, scope, may: (capability) => may(ctx.actor, capability) },
    input.asOf ?? ctx.today,
    ctx.organisation?.timeZone ?? 'UTC',
    input.limit,
  );
  const { masked } = ruleOf(ctx.actor);
  // Facts of an entry have no shape that could mask them: what it says of money and of people is masked here.
  const hide = (row: (typeof rows)[number], kind: 'amount' | 'person', fact: 'amount' | 'name') =>
    masked.includes(kind) && row.facts[fact] != null ? { [fact]: String(maskValue(kind, row.facts[fact])) } : {};
  return {
    items: rows.map((row) => ({ ...row, facts: { ...row.facts, ...hide(row, 'amount', 'amount'), ...hide(row, 'person', 'name') } })),
  };
}
