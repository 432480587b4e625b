import { type Handlers, pageFrom, readCursor } from '../../access/index.ts';
import { boardItems, listItems } from './items.sql.ts';
import { readRules, setRules } from './rules.ts';
import { rankOn, told } from './told.ts';
import { verbs } from './verbs.ts';

export const feedbackHandlers: Handlers<'feedback'> = {
  async list(ctx, { limit, cursor, asOf, ...filter }) {
    const page = { after: readCursor(cursor, 2), limit: limit + 1 };
    const rows = await listItems(ctx.db, await rankOn(ctx, asOf), filter, page);
    return pageFrom(
      rows,
      limit,
      (row) => row,
      ({ score, stateSince, number }) => [filter.view === 'open' ? (score ?? '0') : stateSince, number],
    );
  },
  async board(ctx, { asOf = ctx.today, productId, perState }) {
    return { asOf, columns: await boardItems(ctx.db, await rankOn(ctx, asOf), { productId, perState }) };
  },
  get: (ctx, { id, asOf }) => told(ctx, id, asOf),
  rules: (ctx) => readRules(ctx),
  setRules,
  ...verbs,
};
