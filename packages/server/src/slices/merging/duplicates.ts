import type { DuplicatePair, duplicates, MergeSide } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, scopeOf, startJob, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { getAccount, listNames } from '../accounts/index.ts';
import { contactOf } from '../contacts/index.ts';
import { dismissPair, listPairs, type PairRow } from './duplicate-pairs.sql.ts';
import { searchOf } from './duplicate-search.sql.ts';
import { refsOf } from './merge-records.ts';
import { amountOf, countRows } from './move.sql.ts';
import { SEARCHES, searchAsked } from './search.job.ts';

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

/** Adds a search to the queue, or answers with the one that waits or runs already. */
async function find(ctx: WriteCtx, { entity }: Input<'find'>) {
  const { job_id: going } = await searchOf(ctx.db, entity, SEARCHES);
  const jobId = going ?? (await startJob(ctx, searchAsked, { entity }));
  await ctx.record({ action: 'duplicates.search', entity, after: { jobId } });
  return { jobId };
}

/** How many were found is told by the list, which shows to each what they may see. */
async function search(ctx: Ctx, { entity }: Input<'search'>) {
  const { searched_at: searchedAt, job_id: jobId, done, total } = await searchOf(ctx.db, entity, SEARCHES);
  return { searchedAt, running: jobId === null ? null : { jobId, done: done ?? 0, total } };
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

export const duplicatesHandlers: Handlers<'duplicates'> = { list, find, search, dismiss, compare };
