import type { Ctx, StreamHandlers } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { isPicture } from '../../attachments/index.ts';
import { readFile } from '../../files/index.ts';
import { told } from '../told.ts';
import { entryVisible, viewerOf } from '../visibility.sql.ts';
import { type HungFile, selectHung } from './files.sql.ts';
import { keepFile } from './keep-file.ts';

/** A file of a request that the caller sees, on an entry that they read. */
export async function hungFile(ctx: Ctx, one: { id: string; fileId: string }): Promise<HungFile | undefined> {
  await told(ctx, one.id);
  return selectHung(ctx.db, one, entryVisible(await viewerOf(ctx)));
}

export const requestStreamHandlers: Pick<StreamHandlers, 'requestFileUpload' | 'requestFile'> = {
  requestFileUpload: (ctx, { name }, body) => keepFile({ ...ctx, db: ctx.services.root }, name, body, { userId: ctx.actor.userId }),
  /** To be saved, but for pictures: strangers wrote it, and what else opens in place may run. */
  async requestFile(ctx, one) {
    const reading = { ...ctx, db: ctx.services.root };
    const file = await hungFile(reading, one);
    if (!file) throw notFound('request_file');
    const { name: fileName, mediaType, fileId } = file;
    return { fileName, mediaType, body: readFile(reading.db, fileId), inline: isPicture(mediaType) };
  },
};
