import type { DuplicatePair, duplicates, MergeSide } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { getAccount, listNames } from '../accounts/index.ts';
import { contactOf } from '../contacts/index.ts';
import { dismissPair, findPairs, listPairs, type PairRow } from './find-duplicates.sql.ts';
import { refsOf } from './merge-records.ts';
import { amountOf, countRows } from './move.sql.ts';

type Input<Name extends keyof typeof duplicates> = Parameters<Handlers<'duplicates'>[Name]>[1];

const shown = (row: PairRow): DuplicatePair => ({
  entity: row.entity,
  accountName: row.account_name,
  first: { id: row.first_id, code: row.first_code, name: row.first_name },
  second: { id: row.second_id, code: row.second_code, name: row.second_name },
  score: row.score,
  reasons: row.reasons as DuplicatePair['reasons'],
  foundAt: row.found_at,
  dismissedAt: row.dismissed_at,
});

async function list(ctx: Ctx, { entity, dismissed, cursor, limit }: Input<'list'>) {
  const rows = await listPairs(ctx.db, await scopeOf(ctx, 'writes'), { entity, dismissed, after: readCursor(cursor, 3), limit });
  return pageFrom(rows, limit, shown, (row) => [row.score, row.first_id, row.second_id]);
}

async function find(ctx: WriteCtx, { entity }: Input<'find'>) {
  const started = performance.now();
  const found = await findPairs(ctx.db, entity, ctx.now);
  const seconds = Math.round(performance.now() - started) / 1000;
  await ctx.record({ action: 'duplicates.find', entity, after: { found, seconds } });
  return { found, seconds };
}

async function dismiss(ctx: WriteCtx, input: Input<'dismiss'>) {
  if (input.firstId === input.secondId) throw new Fault('invalid', 'merge.itself');
  const by = { now: ctx.now, userId: ctx.actor.userId };
  if (!(await dismissPair(ctx.db, await scopeOf(ctx, 'writes'), input, by))) throw notFound(input.entity);
  await ctx.record({
    action: input.dismissed ? 'duplicates.dismiss' : 'duplicates.reopen',
    entity: input.entity,
    entityId: input.firstId,
    after: input,
  });
  return { done: true } as const;
}

async function accountSide(ctx: Ctx, id: string): Promise<MergeSide> {
  const account = await getAccount(ctx, { id });
  return {
    account,
    contact: null,
    names: await listNames(ctx.db, account.id),
    counts: await countRows(ctx.db, refsOf('account'), account.id),
    amount12m: await amountOf(ctx.db, account.id),
  };
}

async function contactSide(ctx: Ctx, id: string): Promise<MergeSide> {
  const contact = await contactOf(ctx, id);
  return { account: null, contact, names: [], counts: await countRows(ctx.db, refsOf('contact'), contact.id), amount12m: null };
}

async function compare(ctx: Ctx, { entity, firstId, secondId }: Input<'compare'>) {
  const side = entity === 'account' ? accountSide : contactSide;
  return { first: await side(ctx, firstId), second: await side(ctx, secondId) };
}

export const duplicatesHandlers: Handlers<'duplicates'> = { list, find, dismiss, compare };
