import * as z from 'zod';
import { defineJob, type Job } from '../../access/index.ts';
import { deleteIncompleteFiles } from './files.sql.ts';

// unaudited: bytes of an upload that never became a file are nobody's fact
/** Clears uploads that broke off more than a day ago. */
const collectFiles = defineJob({
  name: 'files.collect',
  label: { zh: '清理未完成的上传', en: 'Clear broken uploads' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 }).toString();
    return { files: await deleteIncompleteFiles(ctx.db, before) };
  },
});

export const fileJobs: readonly Job[] = [collectFiles];
