import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { insertFreezes, liftFreezes } from '../../policy/freezes.sql.ts';
import { idsOf, moveStatus, notClosed } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { selectFreezes } from './freezes.sql.ts';

/** More than these are told of as many. */
const TOLD = 10_000;

export const freezesHandlers: Handlers<'freezes'> = {
  async list(ctx, { accountId, asOf = ctx.today, all = false, limit, cursor }) {
    if (accountId) await requireAccount(ctx, accountId, 'reads');
    const rows = await selectFreezes(ctx.db, {
      ...{ accountId, all, limit, day: asOf < ctx.today ? asOf : ctx.today },
      scope: await scopeOf(ctx, 'reads'),
      after: readCursor(cursor, 2),
    });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.from, row.id],
    );
  },

  async set(ctx, { reason, until, ...selection }) {
    if (until !== null && until < ctx.today) {
      const message = ctx.language === 'zh' ? '截止日期不能早于今天' : 'The last day cannot be before today';
      throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['until'], code: 'past', message }]);
    }
    const { actor, now, today } = ctx;
    const ids = await notClosed(ctx.db, await idsOf(ctx, selection, catalogsOf, 'writes'));
    await insertFreezes(
      ctx.db,
      ids.map((accountId) => ({ id: newId(), accountId })),
      { reason, until, userId: actor.userId, now, today },
    );
    const moves = ids.map((id) => ({ id, on: today }));
    await moveStatus(ctx.db, moves, { from: 'active', to: 'frozen', now, userId: actor.userId });
    await ctx.record({
      ...{ action: 'account.freeze', entity: 'account', entityId: ids.length === 1 ? ids[0]! : null },
      after: { ids: ids.slice(0, TOLD), accounts: ids.length, until },
      note: reason,
    });
    if (ids.length) await ctx.emit('accounts.changed', { ids: ids.length > 1000 ? 'many' : ids });
    return { frozen: ids.length };
  },

  async end(ctx, { reason, ...selection }) {
    const { actor, now, today } = ctx;
    const chosen = await notClosed(ctx.db, await idsOf(ctx, selection, catalogsOf, 'writes'));
    await liftFreezes(ctx.db, chosen, { reason, userId: actor.userId, now, today });
    // A status that a file or a form set has no row of its own, and ends as well.
    const moves = chosen.map((id) => ({ id, on: today }));
    const ids = await moveStatus(ctx.db, moves, { from: 'frozen', to: 'active', now, userId: actor.userId });
    await ctx.record({
      ...{ action: 'account.unfreeze', entity: 'account', entityId: ids.length === 1 ? ids[0]! : null },
      after: { ids: ids.slice(0, TOLD), accounts: ids.length },
      note: reason,
    });
    if (ids.length) await ctx.emit('accounts.changed', { ids: ids.length > 1000 ? 'many' : ids });
    return { ended: ids.length };
  },
};
