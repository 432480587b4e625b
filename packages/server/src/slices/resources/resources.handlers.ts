import { resourceRecords } from '@fulcrum/contract';
import { type AllHandlers, pageFrom, readCursor, requireAccount } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { loadsOn } from './capacity.sql.ts';
import { reportAccounts, reportRows } from './report.sql.ts';
import { accept, ask, cancel, decline, finish, get, viewerOf } from './request-verbs.ts';
import { countToDo, listRequests, placeOf } from './requests.sql.ts';
import { resourceRule } from './resource-rules.ts';

export const resourcesHandlers: Pick<AllHandlers, 'resources' | 'resourceRequests'> = {
  resources: recordHandlers(resourceRecords, [resourceRule]),
  resourceRequests: {
    async list(ctx, { view, accountId, resourceId, limit, cursor, asOf = ctx.today }) {
      if (accountId) await requireAccount(ctx, accountId, 'reads');
      const of = { view, accountId, resourceId, limit, after: readCursor(cursor, 2) };
      const rows = await listRequests(ctx.db, await viewerOf(ctx, asOf), of);
      return pageFrom(rows, limit, (row) => row, placeOf(view));
    },
    get,
    waiting: (ctx) => countToDo(ctx.db, { userId: ctx.actor.userId, today: ctx.today }),
    capacity: async (ctx, { months, asOf = ctx.today }) => ({ asOf, items: await loadsOn(ctx.db, { asOf, months }) }),

    async report(ctx, { months, asOf = ctx.today }) {
      const first = Temporal.PlainDate.from(asOf)
        .with({ day: 1 })
        .subtract({ months: months - 1 });
      const span = { from: first.toString(), asOf };
      const rows = await reportRows(ctx, span);
      return { from: first.toPlainYearMonth().toString(), until: asOf.slice(0, 7), rows, ...(await reportAccounts(ctx, span)) };
    },
    ...{ ask, accept, decline, finish, cancel },
  },
};
