import { FEEDBACK_CAUSES, FEEDBACK_PARTS, type FeedbackTold } from '@fulcrum/contract';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { catalogOf } from '../catalog.ts';
import { oneItem } from './items.sql.ts';
import type { RankOn } from './ranked.sql.ts';
import { readRules } from './rules.ts';
import { eventsOf, mergedWith } from './store.sql.ts';
import { countVerifications } from './verifications.sql.ts';

/** By which figures items are ranked for a reader on a day. */
export async function rankOn(ctx: Ctx, asOf: string = ctx.today): Promise<RankOn> {
  const past = asOf < ctx.today ? await catalogOf(ctx.db) : null;
  return { day: asOf, scope: await scopeOf(ctx, 'reads'), rules: await readRules(ctx), past };
}

/** An item as the caller reads it. */
export async function told(ctx: Ctx, id: string, asOf?: string): Promise<FeedbackTold> {
  const on = await rankOn(ctx, asOf);
  const found = await oneItem(ctx.db, on, id);
  if (!found) throw notFound('feedback');
  const { points, mergedInto: _, round: __, causeKind, ...item } = found;
  const merged = (await mergedWith(ctx.db, id)).map(({ into, ...other }) => ({ into, other }));
  return {
    ...item,
    causeKind: FEEDBACK_CAUSES.find((one) => one === causeKind) ?? null,
    parts: points ? FEEDBACK_PARTS.map((part) => ({ part, weight: on.rules[part], points: points[part] ?? '0' })) : [],
    mergedInto: merged.find(({ into }) => into)?.other ?? null,
    tookIn: merged.filter(({ into }) => !into).map(({ other }) => other),
    verifications: await countVerifications(ctx.db, id),
    events: await eventsOf(ctx.db, id, on.day),
  };
}
