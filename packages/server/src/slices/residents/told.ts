import type { Resident, ResidentTold } from '@fulcrum/contract';
import { type Ctx, may, scopeOf, type WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { countedBy, selectMonths } from './months.sql.ts';
import { selectStay } from './stays.sql.ts';

/** A stay as the caller is told of it. Fails with not_found where they do not meet its customer. */
export async function told(ctx: Ctx, id: string): Promise<ResidentTold> {
  const [reads, writes] = [await scopeOf(ctx, 'reads'), await scopeOf(ctx, 'writes')];
  const asOf = await countedBy(ctx);
  const stay = await selectStay(ctx.db, { scope: reads, ...asOf }, id);
  if (!stay) throw notFound('resident');
  const mayWrite = may(ctx.actor, 'facts.write') && (await selectStay(ctx.db, { scope: writes, ...asOf }, id)) !== undefined;
  const months = (await selectMonths(ctx.db, id, asOf)).map(({ costId: _, amount: __, lastDay: ___, most: ____, ...month }) => month);
  return { ...stay, months, mayWrite };
}

/** A stay that the caller may write, locked. */
export async function stayToWrite(ctx: WriteCtx, id: string): Promise<Resident> {
  const stay = await selectStay(ctx.db, { scope: await scopeOf(ctx, 'writes'), ...(await countedBy(ctx)) }, id, true);
  if (!stay) throw notFound('resident');
  return stay;
}
