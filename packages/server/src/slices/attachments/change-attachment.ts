import type { Attachment } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { requireAttachment, shownAttachment } from './attachment-view.ts';
import { updateAttachment } from './attachments.sql.ts';

export interface AttachmentChange {
  accountId: string;
  id: string;
  name?: string | undefined;
  note?: string | null | undefined;
  happenedOn?: string | undefined;
}

export async function changeAttachment(ctx: WriteCtx, input: AttachmentChange): Promise<Attachment> {
  const before = await requireAttachment(ctx, input, 'writes');
  const happenedOn = input.happenedOn ?? before.happened_on;
  if (happenedOn > ctx.today)
    throw new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: ['happenedOn'], code: 'too_big', message: `≤ ${ctx.today}` }]);
  const after = {
    ...before,
    name: input.name ?? before.name,
    note: input.note === undefined ? before.note : input.note,
    happened_on: happenedOn,
  };
  await updateAttachment(ctx.db, after);
  await ctx.record({ action: 'attachment.change', entity: 'attachment', entityId: input.id, before, after });
  return shownAttachment(after);
}

/** Takes a file out of sight; its bytes are forgotten after thirty days. */
export async function removeAttachment(ctx: WriteCtx, input: { accountId: string; id: string }): Promise<{ done: true }> {
  const before = await requireAttachment(ctx, input, 'writes');
  await updateAttachment(ctx.db, { ...before, removed_at: ctx.now });
  await ctx.record({ action: 'attachment.remove', entity: 'attachment', entityId: input.id, before });
  return { done: true };
}

export async function restoreAttachment(ctx: WriteCtx, input: { accountId: string; id: string }): Promise<Attachment> {
  const row = await requireAttachment(ctx, input, 'writes', true);
  const after = { ...row, removed_at: null };
  await updateAttachment(ctx.db, after);
  await ctx.record({ action: 'attachment.restore', entity: 'attachment', entityId: input.id, after });
  return shownAttachment(after);
}
