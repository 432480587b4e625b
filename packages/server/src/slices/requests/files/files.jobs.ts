import * as z from 'zod';
import { defineJob } from '../../../access/index.ts';
import { deleteFiles } from '../../files/index.ts';
import { forgetDrafts } from './files.sql.ts';

// unaudited: nothing was said with them
export const forgetFiles = defineJob({
  name: 'requests.files',
  label: { zh: '清理未发送的请求附件', en: 'Forget files that nothing was said with' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now).subtract({ hours: 24 }).toString();
    const unheld = await forgetDrafts(ctx.db, before);
    await deleteFiles(ctx.db, unheld);
    return { files: unheld.length };
  },
});
