import { type Condition, SEGMENTS_METRIC } from '@fulcrum/contract';
import type { Handlers, WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { sharedOnly, storedSegments, writeOut } from '../../policy/segments.sql.ts';
import { checkSegmentCondition, segmentsOf } from '../accounts/index.ts';
import { catalogsOf } from '../catalog.ts';
import { editable, segmentBy, shownSegment } from './segment-view.ts';
import { deleteSegment, insertSegment, lockSegments, type SegmentColumns, type SegmentRow, updateSegment } from './segments.sql.ts';

type Create = Parameters<Handlers<'segments'>['create']>[1];
type Change = Parameters<Handlers<'segments'>['change']>[1];

const invalid = (path: string): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [path], code: 'segment', message: '' }]);

/** A condition that can be asked: metrics that exist, values that fit, segments that the segment's readers may use, and no ring. */
async function checkCondition(ctx: WriteCtx, row: SegmentColumns, condition: Condition): Promise<void> {
  const segments = await storedSegments(ctx.db);
  const { id, name, kind, shared, owner_id: ownerId } = row;
  segments.set(id, { id, name, kind, condition, shared, ownerId });
  writeOut({ metric: SEGMENTS_METRIC, op: 'in', value: [id] }, segments, shared ? sharedOnly : segmentsOf(ctx));
  await checkSegmentCondition(ctx, condition, catalogsOf);
}

/** What policies and other segments read stays shared. */
function checkPrivate(row: SegmentColumns, before: SegmentRow): void {
  if (row.shared || !before.shared) return;
  const where = [...before.policies, ...before.segments];
  if (where.length) throw new Fault('conflict', 'segment.in_use', { name: before.name, where: where.join(', ') });
}

function merged(base: SegmentColumns, input: Omit<Change, 'id' | 'revision'>): SegmentColumns {
  const pick = <T>(next: T | undefined, old: T): T => (next === undefined ? old : next);
  return {
    ...base,
    name: pick(input.name, base.name),
    name_en: pick(input.nameEn, base.name_en),
    description: pick(input.description, base.description),
    condition: pick(input.condition, base.condition),
    target: pick(input.target, base.target),
    shared: pick(input.shared, base.shared),
    editors: pick(input.editors, base.editors),
  };
}

async function check(ctx: WriteCtx, row: SegmentColumns): Promise<void> {
  if ((row.kind === 'dynamic') !== (row.condition !== null)) throw invalid('condition');
  if (row.target && row.kind !== 'fixed') throw invalid('target');
  if (row.condition) await checkCondition(ctx, row, row.condition);
}

export async function createSegment(ctx: WriteCtx, { kind, ...input }: Create) {
  await lockSegments(ctx.db);
  const row = merged(
    {
      ...{ id: newId(), kind, name: input.name, name_en: null, description: null, condition: null, target: false },
      ...{ shared: false, editors: 'owner', owner_id: ctx.actor.userId },
    },
    input,
  );
  await check(ctx, row);
  await insertSegment(ctx.db, row, ctx.now);
  await ctx.record({ action: 'segment.create', entity: 'segment', entityId: row.id, after: row });
  return shownSegment(ctx, await segmentBy(ctx, row.id));
}

export async function changeSegment(ctx: WriteCtx, { id, revision, ...input }: Change) {
  await lockSegments(ctx.db);
  const before = await editable(ctx, id);
  const row = merged(before, input);
  checkPrivate(row, before);
  await check(ctx, row);
  if (!(await updateSegment(ctx.db, row, revision, ctx.now))) throw new Fault('stale', 'resource.stale');
  await ctx.record({ action: 'segment.change', entity: 'segment', entityId: id, before, after: row });
  return shownSegment(ctx, await segmentBy(ctx, id));
}

export async function removeSegment(ctx: WriteCtx, { id }: { id: string }) {
  await lockSegments(ctx.db);
  const before = await editable(ctx, id);
  const where = [...before.policies, ...before.segments, ...(before.views ? [String(before.views)] : [])];
  if (where.length) throw new Fault('conflict', 'segment.in_use', { name: before.name, where: where.join(', ') });
  await deleteSegment(ctx.db, id);
  await ctx.record({ action: 'segment.delete', entity: 'segment', entityId: id, before });
  return { done: true } as const;
}
