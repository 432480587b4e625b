import { type Condition, SEGMENTS_METRIC } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { expandCondition } from '../../policy/segments.sql.ts';
import { accountQuery, listAccounts, segmentsOf, sumAccounts } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { segmentBy } from './segment-view.ts';

/** How many accounts of the caller meet a condition on a day, what they ordered, and the largest of them. */
export async function preview(ctx: Ctx, input: { condition: Condition; asOf?: string | undefined; sample: number }) {
  const condition = await expandCondition(ctx.db, input.condition, segmentsOf(ctx));
  const parts = await accountQuery(ctx, { asOf: input.asOf, condition }, catalogsOf);
  const { accounts, amount12m } = await sumAccounts(ctx.db, parts);
  const rows = input.sample
    ? await listAccounts(ctx.db, { ...parts, sort: 'tier', descending: true, after: null, limit: input.sample })
    : [];
  const sample = rows.slice(0, input.sample).map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    ownerName: row.owner_name,
    tier: row.tier,
    amount12m: row.amount_12m,
  }));
  return { accounts, amount12m, asOf: input.asOf ?? ctx.today, sample };
}

export async function count(ctx: Ctx, input: { id: string; asOf?: string | undefined; sample: number }) {
  const { id } = await segmentBy(ctx, input.id);
  return preview(ctx, { ...input, condition: { metric: SEGMENTS_METRIC, op: 'in', value: [id] } });
}
