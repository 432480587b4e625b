import type { TimelineEntry, TimelinePart } from '@fulcrum/contract';
import { type Actor, type Ctx, maskValue, may, ruleOf, scopeOf } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { accountBy } from '../account.sql.ts';
import { timelineOf } from './timeline.sql.ts';

export async function timeline(ctx: Ctx, input: { id: string; limit: number; part?: TimelinePart | undefined; asOf?: string | undefined }) {
  const scope = await scopeOf(ctx, 'reads');
  const account = await accountBy(ctx.db, scope, input.id);
  if (!account) throw notFound('account');
  const rows = await timelineOf(
    ctx.db,
    {
      ...{ accountId: account.id, scope, limit: input.limit, now: ctx.now },
      ...{ until: input.asOf ?? ctx.today, timeZone: ctx.organisation?.timeZone ?? 'UTC' },
    },
    { may: (capability) => may(ctx.actor, capability), part: input.part },
  );
  return { items: rows.map((row) => ({ ...row, facts: hidden(ctx.actor, row.facts) })) };
}

/** Facts of an entry have no shape that could mask them: what it says of money and of people is masked here, and nobody named to who reads no people. */
function hidden(actor: Actor, facts: TimelineEntry['facts']): TimelineEntry['facts'] {
  const { masked } = ruleOf(actor);
  const shown = { ...facts };
  for (const [fact, kind] of [['amount', 'amount'] as const, ['name', 'person'] as const])
    if (masked.includes(kind) && facts[fact] != null) shown[fact] = String(maskValue(kind, facts[fact]));
  if (facts.name != null && !may(actor, 'contacts.read')) shown.name = null;
  return shown;
}
