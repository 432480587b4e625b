import type { Segment } from '@fulcrum/contract';
import { type Ctx, may } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { type SegmentRow, selectSegments } from './segments.sql.ts';

const isOwn = (ctx: Ctx, row: SegmentRow): boolean =>
  ctx.actor.role === 'administrator' || (row.owner_id !== null && row.owner_id === ctx.actor.userId);
export const sees = (ctx: Ctx, row: SegmentRow): boolean => row.shared || isOwn(ctx, row);
const mayEdit = (ctx: Ctx, row: SegmentRow): boolean =>
  may(ctx.actor, 'segments.write') && (isOwn(ctx, row) || (row.shared && row.editors === 'everyone'));

export const shownSegment = (ctx: Ctx, row: SegmentRow): Segment => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  nameEn: row.name_en,
  description: row.description,
  condition: row.condition,
  target: row.target,
  shared: row.shared,
  editors: row.editors,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  mayEdit: mayEdit(ctx, row),
  usedBy: { policies: row.policies, segments: row.segments, views: row.views },
  createdAt: row.created_at,
  changedAt: row.changed_at,
  revision: row.revision,
});

/** A segment that the caller may use; a private one of somebody else does not exist for them. */
export async function segmentBy(ctx: Ctx, id: string): Promise<SegmentRow> {
  const [row] = await selectSegments(ctx.db, { id });
  if (!row || !sees(ctx, row)) throw notFound('segment');
  return row;
}

/** The same for changing it. */
export async function editable(ctx: Ctx, id: string): Promise<SegmentRow> {
  const row = await segmentBy(ctx, id);
  if (!mayEdit(ctx, row)) throw new Fault('forbidden', 'access.forbidden');
  return row;
}

export async function editableList(ctx: Ctx, id: string): Promise<SegmentRow> {
  const row = await editable(ctx, id);
  if (row.kind !== 'fixed') throw new Fault('conflict', 'segment.not_fixed', { name: row.name });
  return row;
}
