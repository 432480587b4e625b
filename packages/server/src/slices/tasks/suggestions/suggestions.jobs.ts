import * as z from 'zod';
import { defineJob, type Job } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { workCalendarOf } from '../../settings/index.ts';
import { cadenceOn } from './cadence.sql.ts';
import { readWorklistRules } from './rules.ts';
import { suggestContacts } from './suggest-contacts.sql.ts';

// unaudited: the job records what changed by itself; a template's installation is recorded as a whole.
/** Looks at the whole base for customers to speak with, by the rules in force. */
export async function suggestOn(db: Db, at: { now: string; today: string }) {
  const rules = await readWorklistRules(db);
  const [cadence, calendar] = [await cadenceOn(db, at.today, rules), await workCalendarOf(db)];
  return suggestContacts(db, { ...at, rules, cadence, calendar });
}

/** Asked every hour after the night's plays, which may have made tasks: what changed meanwhile shows the same day. */
const suggest = defineJob({
  name: 'worklist.suggest',
  label: { zh: '推荐值得联系的客户', en: 'Suggest customers to contact' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    return ctx.write(async (write) => {
      const { standing, begun, ended } = await suggestOn(write.db, write);
      if (!begun && !ended) return null;
      await write.record({ action: 'worklist.suggest', entity: 'account', after: { standing, begun, ended } });
      return { standing, begun, ended };
    });
  },
});

export const suggestionJobs: readonly Job[] = [suggest];
