import { may, ruleOf, type WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import type { OwnerHooks } from '../accounts/index.ts';
import { moveOpenTasks } from '../tasks/index.ts';
import { requireLearned } from '../training/index.ts';
import { nameHeld } from './pool.sql.ts';
import { protectedUntil, readRules } from './rules.ts';
import { endByOwner, insertClaim } from './write-pool.sql.ts';

/** Whoever meets only some accounts competes for names with colleagues whose accounts they do not see. */
const competes = (ctx: WriteCtx): boolean => ruleOf(ctx.actor).writes !== 'all';

/** What follows an account's owner: what they should have learned, open tasks, claims and stays in the pool, and the protection of registered names. */
export const ownerHooks: OwnerHooks = {
  async moved(ctx, moves) {
    const ids = moves.map(({ id }) => id);
    await requireLearned(ctx, ids);
    await moveOpenTasks(ctx, moves);
    const ended = await endByOwner(ctx.db, ids, ctx.today);
    if (ended) await ctx.record({ action: 'pool.follow_owner', entity: 'account', after: { ended } });
  },
  /** Says that the name is held, and until when, but neither by whom nor what is known of it. */
  async naming(ctx, name) {
    if (!competes(ctx)) return;
    const held = await nameHeld(ctx.db, name, { userId: ctx.actor.userId, today: ctx.today });
    if (held?.pooled) throw new Fault('conflict', 'pool.name_in_pool', { name });
    if (held?.protected_until) throw new Fault('conflict', 'pool.name_protected', { name, until: held.protected_until });
  },
  async registered(ctx, accountId) {
    const { userId } = ctx.actor;
    if (!userId || !competes(ctx) || !may(ctx.actor, 'pool.claim')) return;
    const until = protectedUntil(await readRules(ctx.db), ctx.today);
    await insertClaim(ctx.db, { accountId, userId, how: 'registered', protectedUntil: until }, ctx);
    await ctx.record({ action: 'pool.register', entity: 'account', entityId: accountId, after: { protectedUntil: until } });
  },
};
