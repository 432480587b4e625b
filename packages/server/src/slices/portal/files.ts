import type { StreamHandlers } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { isPicture } from '../attachments/index.ts';
import { readFile } from '../files/index.ts';
import { keepFile, selectHung, sentUpSince } from '../requests/index.ts';
import { memberOf } from './member.ts';
import { ENTRY_TOLD } from './requests.sql.ts';
import { request } from './requests.ts';

/** Files within an hour: more than anybody needs to show what is wrong. */
const MOST_AN_HOUR = 60;

export const portalFileHandlers: Pick<StreamHandlers, 'portalFileUpload' | 'portalFile'> = {
  async portalFileUpload(ctx, { name }, body) {
    const { memberId } = memberOf(ctx);
    const { root } = ctx.services;
    const since = Temporal.Instant.from(ctx.now).subtract({ hours: 1 }).toString();
    if ((await sentUpSince(root, memberId, since)) >= MOST_AN_HOUR) throw new Fault('limit', 'access.too_many_requests', { seconds: 3600 });
    return keepFile({ ...ctx, db: root }, name, body, { memberId });
  },
  /** To be saved, but for pictures. Of another company's request there is none, nor of what the desk keeps to itself. */
  async portalFile(ctx, one) {
    const reading = { ...ctx, db: ctx.services.root };
    await request(reading, one);
    const file = await selectHung(reading.db, one, ENTRY_TOLD);
    if (!file) throw notFound('request_file');
    const { name: fileName, mediaType, fileId } = file;
    return { fileName, mediaType, body: readFile(reading.db, fileId), inline: isPicture(mediaType) };
  },
};
