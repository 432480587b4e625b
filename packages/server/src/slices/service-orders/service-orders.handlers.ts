import { type Handlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { viewerOf } from '../requests/index.ts';
import { selectEngineers, selectProviders } from './engineers.sql.ts';
import { countOrders, listOrders, newestFirst } from './orders.sql.ts';
import { schedule } from './schedule.ts';
import { scorecard, setTargets, targets } from './scorecard.ts';
import { told } from './told.ts';
import { verbs } from './verbs.ts';

export const serviceOrdersHandlers: Handlers<'serviceOrders'> = {
  async list(ctx, { limit, cursor, ...of }) {
    if (of.accountId) await requireAccount(ctx, of.accountId, 'reads');
    const after = readCursor(cursor, newestFirst(of.view) ? 2 : 3);
    const rows = await listOrders(ctx.db, await viewerOf(ctx), { ...of, after, limit });
    return pageFrom(
      rows,
      limit,
      ({ place: _, ...row }) => row,
      ({ place }) => place,
    );
  },
  counts: async (ctx) => countOrders(ctx.db, await viewerOf(ctx)),
  async people(ctx) {
    const viewer = await viewerOf(ctx);
    return { people: await selectEngineers(ctx.db, viewer, ctx.today), providers: await selectProviders(ctx.db, viewer) };
  },
  schedule,
  get: (ctx, { id }) => told(ctx, id),
  scorecard,
  targets,
  setTargets,
  ...verbs,
};
