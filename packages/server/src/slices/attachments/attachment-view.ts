import type { Attachment } from '@fulcrum/contract';
import { type Ctx, scopeOf } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { type AttachmentRow, selectAttachment } from './attachments.sql.ts';
import { isViewable } from './media-type.rules.ts';

export const shownAttachment = (row: AttachmentRow): Attachment => ({
  id: row.id,
  accountId: row.account_id,
  entity: row.entity,
  entityId: row.entity_id,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  note: row.note,
  happenedOn: row.happened_on,
  recordedAt: row.recorded_at,
  addedByName: row.added_by_name,
  viewable: isViewable(row.media_type),
});

/** A file that the caller may read or write, or not_found; `removed` says whether it must be one that was removed. */
export async function requireAttachment(
  ctx: Ctx,
  { accountId, id }: { accountId: string; id: string },
  use: 'reads' | 'writes',
  removed = false,
): Promise<AttachmentRow> {
  const row = await selectAttachment(ctx.db, await scopeOf(ctx, use), accountId, id);
  if (!row || (row.removed_at !== null) !== removed) throw notFound('attachment');
  return row;
}
