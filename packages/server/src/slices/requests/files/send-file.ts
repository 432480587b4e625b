import type { StreamHandlers } from '../../../access/index.ts';
import { notFound } from '../../../kernel/fault.ts';
import { readFile } from '../../files/index.ts';
import { told } from '../told.ts';
import { entryVisible, viewerOf } from '../visibility.sql.ts';
import { selectHung } from './files.sql.ts';
import { keepFile } from './keep-file.ts';

export const requestStreamHandlers: Pick<StreamHandlers, 'requestFileUpload' | 'requestFile'> = {
  requestFileUpload: (ctx, { name }, body) => keepFile({ ...ctx, db: ctx.services.root }, name, body, { userId: ctx.actor.userId }),
  /** To be saved, never shown in place: strangers wrote it. */
  async requestFile(ctx, one) {
    const reading = { ...ctx, db: ctx.services.root };
    await told(reading, one.id);
    const file = await selectHung(reading.db, one, entryVisible(await viewerOf(reading)));
    if (!file) throw notFound('request_file');
    return { fileName: file.name, mediaType: file.mediaType, body: readFile(reading.db, file.fileId) };
  },
};
