import * as z from 'zod';
import { defineJob } from '../../access/index.ts';
import { deleteExportsBefore } from './row-ids.sql.ts';

const KEPT_DAYS = 90;

// unaudited: copies of what was given out are nobody's fact; the export itself is in the audit
/** Forgets what exports for editing gave out; a file that comes back later is refused by its mark. */
export const forgetExports = defineJob({
  name: 'exports.forget',
  label: { zh: '清理过期的导出', en: 'Forget old exports' },
  input: z.object({}),
  async run(ctx) {
    const before = Temporal.Instant.from(ctx.now)
      .subtract({ hours: 24 * KEPT_DAYS })
      .toString();
    return { exports: await deleteExportsBefore(ctx.db, before) };
  },
});
