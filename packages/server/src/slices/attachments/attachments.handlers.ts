import type { Handlers, StreamHandlers } from '../../access/index.ts';
import { attach } from './attach.ts';
import { changeAttachment, removeAttachment, restoreAttachment } from './change-attachment.ts';
import { listAttachments, sendAttachment } from './read-attachments.ts';

export const attachmentHandlers: Handlers<'attachments'> = {
  list: listAttachments,
  change: changeAttachment,
  remove: removeAttachment,
  restore: restoreAttachment,
};
export const attachmentStreamHandlers: Pick<StreamHandlers, 'attach' | 'attachment'> = { attach, attachment: sendAttachment };
