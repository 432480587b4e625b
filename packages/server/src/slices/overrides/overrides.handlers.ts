import { type Handlers, requireAccount } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { endOverride } from '../../policy/overrides.sql.ts';
import { policyFor, setChosen, setMany, setOverride, settle } from './set-overrides.ts';
import { listOverrides, oneOverride } from './show-overrides.ts';

export const overridesHandlers: Handlers<'overrides'> = {
  list: listOverrides,
  set: setOverride,
  setChosen,
  setMany,

  async end(ctx, { accountId, id, reason }) {
    await requireAccount(ctx, accountId, 'writes');
    const before = await oneOverride(ctx, id);
    const { policyId } = before;
    const { actor, now, today } = ctx;
    // What no longer holds has ended already.
    if (!(await endOverride(ctx.db, { accountId, id, reason, userId: actor.userId, now, today }))) throw notFound('override');
    await settle(ctx, await policyFor(ctx, policyId));
    const after = await oneOverride(ctx, id);
    await ctx.record({ action: 'tier.override_end', entity: 'account', entityId: accountId, before, after, note: reason });
    await ctx.emit('accounts.changed', { ids: [accountId] }, accountId);
    return after;
  },
};
