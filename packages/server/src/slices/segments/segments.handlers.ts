import type { Handlers } from '../../access/index.ts';
import { changeSegment, createSegment, removeSegment } from './change-segment.ts';
import { count, preview } from './count-segment.ts';
import { addMembers, members, penetration, removeMembers } from './members.ts';
import { sees, segmentBy, shownSegment } from './segment-view.ts';
import { selectSegments } from './segments.sql.ts';

export const segmentsHandlers: Handlers<'segments'> = {
  async list(ctx, input) {
    const rows = await selectSegments(ctx.db, input);
    return { items: rows.filter((row) => sees(ctx, row)).map((row) => shownSegment(ctx, row)) };
  },
  async get(ctx, { id }) {
    return shownSegment(ctx, await segmentBy(ctx, id));
  },
  create: createSegment,
  change: changeSegment,
  remove: removeSegment,
  count,
  preview,
  members,
  addMembers,
  removeMembers,
  penetration,
};
