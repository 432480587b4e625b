import { type Ctx, type Handlers, may, pageFrom, readCursor, requireAccount, scopeOf, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { changeOwner } from '../accounts/index.ts';
import { ownerHooks } from './owner-hooks.ts';
import { boughtAlready, claimsHeld, lockWanted, selectDue, selectHeld, selectPool, staysOf } from './pool.sql.ts';
import { protectedUntil, readRules } from './rules.ts';
import { insertClaim, insertStays } from './write-pool.sql.ts';

type Input<Name extends keyof Handlers<'pool'>> = Parameters<Handlers<'pool'>[Name]>[1];
const EVERYBODY = { all: true } as const;

/** The pool is for who may claim, whatever accounts they own; it shows what a claim needs, no figures and no people. */
export async function list(ctx: Ctx, input: Input<'list'>) {
  const query = { q: input.q ?? null, regionCode: input.regionCode ?? null, after: readCursor(input.cursor, 2), limit: input.limit };
  const page = pageFrom(
    await selectPool(ctx.db, query),
    input.limit,
    ({ sort_key: _, ...row }) => row,
    (row) => [row.sort_key, row.accountId],
  );
  const { claimLimit } = await readRules(ctx.db);
  const { userId } = ctx.actor;
  const held = claimLimit !== null && userId ? await claimsHeld(ctx.db, userId, false) : 0;
  return { ...page, mayClaim: claimLimit === null ? null : Math.max(0, claimLimit - held) };
}

export async function held(ctx: Ctx, input: Input<'held'>) {
  const rules = await readRules(ctx.db);
  const scope = await scopeOf(ctx, 'reads');
  return {
    items: await selectHeld(ctx.db, { rules, today: ctx.today, userId: input.mine ? ctx.actor.userId : null, scope, limit: input.limit }),
  };
}

export async function history(ctx: Ctx, { accountId }: Input<'history'>) {
  await requireAccount(ctx, accountId, 'reads');
  return { items: await staysOf(ctx.db, accountId) };
}

/** The first who asks has it: the account is locked, and whoever waited for the lock is told that it is taken. */
export async function claim(ctx: WriteCtx, { accountId }: Input<'claim'>) {
  const { userId } = ctx.actor;
  if (!userId) throw new Fault('invalid', 'pool.nobody');
  const rules = await readRules(ctx.db);
  const mine = await claimsHeld(ctx.db, userId, true);
  const found = await lockWanted(ctx.db, accountId);
  if (!found) throw notFound('account');
  if (found === 'taken') throw new Fault('conflict', 'pool.taken');
  if (rules.claimLimit !== null && mine >= rules.claimLimit) throw new Fault('conflict', 'pool.limit', { limit: rules.claimLimit });
  const moves = await changeOwner(ctx, EVERYBODY, [accountId], userId);
  await ownerHooks.moved(ctx, moves);
  const until = protectedUntil(rules, ctx.today);
  await insertClaim(ctx.db, { accountId, userId, how: 'claimed', protectedUntil: until }, ctx);
  await ctx.record({ action: 'pool.claim', entity: 'account', entityId: accountId, after: { protectedUntil: until } });
  return { accountId, protectedUntil: until };
}

/** Who has bought is a customer: only who assigns accounts may let go of one. */
export async function release(ctx: WriteCtx, { accountId, reason }: Input<'release'>) {
  await requireAccount(ctx, accountId, 'writes');
  if (!may(ctx.actor, 'accounts.assign') && (await boughtAlready(ctx.db, accountId))) throw new Fault('conflict', 'pool.customer');
  const moves = await changeOwner(ctx, await scopeOf(ctx, 'writes'), [accountId], null);
  if (!moves.length) throw new Fault('conflict', 'pool.nobodys');
  await ownerHooks.moved(ctx, moves);
  await insertStays(ctx.db, moves, { reason: 'released', note: reason }, ctx);
  await ctx.record({ action: 'pool.release', entity: 'account', entityId: accountId, before: moves, after: { reason } });
  return { done: true } as const;
}

/** Returns every prospect whose time without contact is over, in a few statements. Answers how many. */
export async function returnIdle(ctx: WriteCtx): Promise<number> {
  const rules = await readRules(ctx.db);
  const due = rules.returnAfterDays === null ? [] : await selectDue(ctx.db, rules, ctx.today);
  if (!due.length) return 0;
  const moves = await changeOwner(ctx, EVERYBODY, due, null);
  await ownerHooks.moved(ctx, moves);
  await insertStays(ctx.db, moves, { reason: 'idle', note: null }, ctx);
  await ctx.record({ action: 'pool.return', entity: 'account', before: moves, after: { returned: moves.length } });
  return moves.length;
}
