import { type Ctx, type Download, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { readFile } from '../files/index.ts';
import { requireAttachment, shownAttachment } from './attachment-view.ts';
import { selectAttachments } from './attachments.sql.ts';
import { isViewable } from './media-type.rules.ts';

export interface AttachmentQuery {
  accountId: string;
  entity?: string | undefined;
  entityId?: string | undefined;
  asOf?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

export async function listAttachments(ctx: Ctx, input: AttachmentQuery) {
  await requireAccount(ctx, input.accountId, 'reads');
  const [on = '', id = ''] = readCursor(input.cursor, 2) ?? [];
  const rows = await selectAttachments(ctx.db, await scopeOf(ctx, 'reads'), {
    accountId: input.accountId,
    entity: input.entity ?? null,
    entityId: input.entityId ?? null,
    asOf: input.asOf ?? ctx.today,
    limit: input.limit,
    after: id ? { on, id } : null,
  });
  return pageFrom(rows, input.limit, shownAttachment, (row) => [row.happened_on, row.id]);
}

/** The bytes of a file, to be saved; in place only where its own bytes say that it is a picture or a PDF. */
export async function sendAttachment(ctx: Ctx, input: { accountId: string; id: string; inline: boolean }): Promise<Download> {
  const { root } = ctx.services;
  const row = await requireAttachment({ ...ctx, db: root }, input, 'reads');
  const inline = input.inline && isViewable(row.media_type);
  return { fileName: row.name, mediaType: row.media_type, body: readFile(root, row.file_id), ...(inline ? { inline } : {}) };
}
