import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { deleteFiles } from '../files/index.ts';
import { forgetRemoved } from './attachments.sql.ts';

const KEPT_DAYS = 30;
const ago = (now: string, days: number): string =>
  Temporal.Instant.from(now)
    .subtract({ hours: 24 * days })
    .toString();

// unaudited: the removal was recorded when a person removed it; this only takes the bytes
const forgetAttachments = defineJob({
  name: 'attachments.forget',
  label: { zh: '清理已移除的文件', en: 'Forget removed files' },
  input: z.object({}),
  async run(ctx) {
    const unheld = await forgetRemoved(ctx.db, ago(ctx.now, KEPT_DAYS), ago(ctx.now, 1));
    await deleteFiles(ctx.db, unheld);
    return { files: unheld.length };
  },
});

export const attachmentJobs: readonly Job[] = [forgetAttachments];
