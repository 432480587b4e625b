import { type Handlers, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { changeInteraction, withdrawInteraction } from './change-interaction.ts';
import { insertInteraction } from './insert-interaction.ts';
import { selectInteractions } from './interactions.sql.ts';

const toCursor = (row: { happenedOn: string; id: string }): string => `${row.happenedOn}_${row.id}`;

function fromCursor(cursor: string): { on: string; id: string } {
  const [, on, id] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!on || !id) throw new Fault('invalid', 'input.cursor');
  return { on, id };
}

export const interactionHandlers: Handlers<'interactions'> = {
  async list(ctx, { accountId, contactId, limit, cursor, asOf }) {
    await requireAccount(ctx, accountId, 'reads');
    const after = cursor ? fromCursor(cursor) : null;
    const query = { accountId, contactId: contactId ?? null, asOf: asOf ?? ctx.today, limit, after };
    const found = await selectInteractions(ctx.db, await scopeOf(ctx, 'reads'), query);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor(last) : null };
  },

  async log(ctx, input) {
    await requireAccount(ctx, input.accountId, 'writes');
    return insertInteraction(ctx, input);
  },
  change: changeInteraction,
  withdraw: withdrawInteraction,
};
