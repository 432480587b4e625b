import type { WriteCtx } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { plainName } from '../files/index.ts';
import { insertAttachment } from './attachments.sql.ts';
import { storeSniffed } from './store-sniffed.ts';

interface Kept {
  accountId: string;
  entity: string;
  entityId: string;
}
async function* one(content: Buffer) {
  yield content;
}

async function attachOne(ctx: WriteCtx, { accountId, entity, entityId }: Kept, file: { name: string; content: Buffer }): Promise<void> {
  const name = plainName(file.name, 'file');
  const about = { name, purpose: 'attachment', createdBy: ctx.actor.userId, now: ctx.now };
  const { mediaType, ...stored } = await storeSniffed(ctx.db, about, one(file.content));
  const row = { accountId, id: newId(), entity, entityId, fileId: stored.id, name, mediaType, bytes: stored.bytes, note: null };
  await insertAttachment(ctx.db, { ...row, happenedOn: ctx.today, today: ctx.today, now: ctx.now, userId: ctx.actor.userId });
  await ctx.record({ action: 'attachment.add', entity: 'attachment', entityId: row.id, after: row });
}

/** Keeps files that are in memory with what they came with, in the caller's transaction. Who may, the caller has asked. */
export async function attachBytes(ctx: WriteCtx, to: Kept, files: readonly { name: string; content: Buffer }[]): Promise<void> {
  for (const file of files) if (file.content.length) await attachOne(ctx, to, file);
}
