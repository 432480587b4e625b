import { campaignRecords, planActionRecords, successPlanRecords } from '@fulcrum/contract';
import { type AllHandlers, pageFrom, readCursor, scopeOf } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { actionRule, campaignRule, planRule } from './plan-rules.ts';
import { attained, selectPlans } from './plans.sql.ts';

export const successHandlers: Pick<AllHandlers, 'success' | 'successPlans' | 'planActions' | 'customerCampaigns'> = {
  successPlans: recordHandlers(successPlanRecords, [planRule]),
  planActions: recordHandlers(planActionRecords, [actionRule]),
  customerCampaigns: recordHandlers(campaignRecords, [campaignRule]),
  success: {
    async plans(ctx, { view, limit, cursor, asOf = ctx.today }) {
      const scope = await scopeOf(ctx, 'reads');
      const rows = await selectPlans(ctx.db, { scope, asOf, view, after: readCursor(cursor, 2), limit: limit + 1 });
      return pageFrom(
        rows,
        limit,
        (row) => row,
        ({ id, dueOn, confirmedOn }) => [view === 'ended' ? (confirmedOn ?? dueOn) : dueOn, id],
      );
    },

    async attainment(ctx, { asOf = ctx.today }) {
      const { due, reached, partly, missed, running } = await attained(ctx.db, { scope: await scopeOf(ctx, 'reads'), asOf });
      const from = Temporal.PlainDate.from(asOf).subtract({ months: 12 }).add({ days: 1 }).toString();
      const waiting = due - reached - partly - missed;
      return { asOf, from, due, reached, partly, missed, waiting, rate: due ? reached / due : null, running };
    },
  },
};
