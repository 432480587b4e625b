import type { Survey } from '@fulcrum/contract';
import * as z from 'zod';
import { defineJob, type Job, type JobCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { nextSending, type SendingHours } from '../../kernel/sending-hours.ts';
import type { CatalogsOf } from '../accounts/index.ts';
import { readServer, sendLater } from '../deliveries/index.ts';
import { workCalendarOf } from '../settings/index.ts';
import { askingOf } from './asking.ts';
import { invite, lockAsking, remind } from './invite.sql.ts';
import { surveyMail } from './survey-mail.ts';
import { runningSurveys } from './survey-store.sql.ts';
import { surveyLink } from './token.ts';
import { isDue } from './whom.sql.ts';

/** What surveys take from above: metrics to choose by, and the hours in which customers are written to. */
export interface SurveyParts {
  catalogsOf: CatalogsOf;
  hoursOf: (db: Db) => Promise<SendingHours>;
}

/** So many are asked in one transaction: who was noted as asked is in the queue for mail. */
const BATCH = 1000;

interface Mailing {
  survey: Survey;
  /** Where links lead to; null without a mail server: then nobody is mailed. */
  web: string | null;
  catalogsOf: CatalogsOf;
}
/** Asks or reminds a batch, who is asked on the portal without a mail; answers how many. */
function mailBatch(ctx: JobCtx, { survey, web, catalogsOf }: Mailing, isReminder: boolean): Promise<number> {
  return ctx.write(async (write) => {
    await lockAsking(write.db);
    const asking = await askingOf(write, survey, catalogsOf);
    const take = { now: write.now, limit: BATCH };
    const invited = isReminder ? await remind(write.db, asking, take) : await invite(write.db, asking, take);
    if (!invited.length) return 0;
    const language = write.organisation?.language ?? 'zh';
    const mailed = invited.filter((one) => !('way' in one && one.way === 'portal'));
    const mails = mailed.map((one) => surveyMail(survey, one, { language, link: surveyLink(ctx.services, web ?? '', one), isReminder }));
    await sendLater(write.db, mails, write.now);
    const action = isReminder ? 'survey.remind' : 'survey.invite';
    await write.record({ action, entity: 'survey', entityId: survey.id, after: { people: invited.length } });
    return invited.length;
  });
}

async function mailAll(ctx: JobCtx, of: Mailing, isReminder: boolean): Promise<number> {
  let total = 0;
  for (;;) {
    const mailed = await mailBatch(ctx, of, isReminder);
    total += mailed;
    if (mailed < BATCH) return total;
  }
}

/** Asks whom running surveys ask today, within the hours in which customers are written to; who was asked is not asked again. */
const sendSurveys = ({ catalogsOf, hoursOf }: SurveyParts) =>
  defineJob({
    name: 'surveys.send',
    label: { zh: '发送问卷', en: 'Send surveys' },
    input: z.object({}),
    async run(ctx) {
      const surveys = ctx.organisation ? await runningSurveys(ctx.db) : [];
      const server = surveys.length ? await readServer(ctx.db) : null;
      const allowed = nextSending(ctx.now, await hoursOf(ctx.db), await workCalendarOf(ctx.db), ctx.organisation?.timeZone ?? 'UTC');
      if (Temporal.Instant.compare(allowed, ctx.now) > 0) return null;
      const done = { invited: 0, reminded: 0 };
      // Without a mail server only those are asked whom no mail asks.
      for (const survey of surveys.filter(({ by }) => server || by === 'portal')) {
        const of = { survey, web: server?.web ?? null, catalogsOf };
        if (server) done.reminded += await mailAll(ctx, of, true);
        if (isDue({ survey, today: ctx.today })) done.invited += await mailAll(ctx, of, false);
      }
      return done.invited || done.reminded ? done : null;
    },
  });

export const surveyJobs = (parts: SurveyParts): readonly Job[] => [sendSurveys(parts)];
