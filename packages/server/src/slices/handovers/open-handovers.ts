import type { Handlers, WriteCtx } from '../../access/index.ts';
import { type CatalogsOf, idsOf } from '../accounts/index.ts';
import { requireOwner } from '../tasks/index.ts';
import { dueFor, readRules } from './handover-rules.ts';
import { escalate, openChosen, openSigned } from './open-handovers.sql.ts';

type Input = Parameters<Handlers<'handovers'>['create']>[1];

async function opening(ctx: WriteCtx) {
  const rules = await readRules(ctx.db);
  return { rules, dueOn: await dueFor(ctx, rules, 'giver'), today: ctx.today, now: ctx.now, userId: ctx.actor.userId };
}

/** Opens a handover of each chosen account that the caller may change. */
export async function create(ctx: WriteCtx, { toId, reason, note = '', ...selection }: Input, catalogsOf: CatalogsOf) {
  const ids = await idsOf(ctx, selection, catalogsOf, 'writes');
  await requireOwner(ctx, toId);
  const opened = await openChosen(ctx.db, { ids, toId, reason, note: note || null }, await opening(ctx));
  await ctx.record({
    action: 'handover.open',
    entity: 'handover',
    entityId: opened.length === 1 ? opened[0]! : null,
    after: { opened, toId, reason },
  });
  return { opened: opened.length, passed: ids.length - opened.length, id: opened.length === 1 ? opened[0]! : null };
}

/** What signed contracts and days gone by ask for. */
export async function tendHandovers(ctx: WriteCtx): Promise<{ opened: number; escalated: number }> {
  const opened = await openSigned(ctx.db, await opening(ctx));
  if (opened.length) await ctx.record({ action: 'handover.open', entity: 'handover', after: { opened } });
  const escalated = await escalate(ctx.db, ctx);
  if (escalated) await ctx.record({ action: 'handover.escalate', entity: 'handover', after: { escalated } });
  return { opened: opened.length, escalated };
}
