import { type Handlers, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { insertInteraction } from './insert-interaction.ts';
import { selectInteractions, selectParties } from './interactions.sql.ts';

const toCursor = (row: { happenedOn: string; id: string }): string => `${row.happenedOn}_${row.id}`;

function fromCursor(cursor: string): { on: string; id: string } {
  const [, on, id] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!on || !id) throw new Fault('invalid', 'input.cursor');
  return { on, id };
}

export const interactionHandlers: Handlers<'interactions'> = {
  async list(ctx, { accountId, limit, cursor, asOf }) {
    const scope = await scopeOf(ctx, 'reads');
    const parties = await selectParties(ctx.db, scope, accountId, null);
    if (!parties.account) throw notFound('account');
    const after = cursor ? fromCursor(cursor) : null;
    const found = await selectInteractions(ctx.db, scope, { accountId, asOf: asOf ?? ctx.today, limit, after });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor(last) : null };
  },

  async log(ctx, input) {
    const parties = await selectParties(ctx.db, await scopeOf(ctx, 'writes'), input.accountId, null);
    if (!parties.account) throw notFound('account');
    return insertInteraction(ctx, input);
  },
};
