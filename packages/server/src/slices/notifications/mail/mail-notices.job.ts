import type { Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job, type WriteCtx } from '../../../access/index.ts';
import { type Mail, readServer, sendLater } from '../../deliveries/index.ts';
import { workCalendarOf } from '../../settings/index.ts';
import { SOURCES } from '../sources.ts';
import { digestDue, mayMail } from './mail-times.ts';
import { noticeMail, preferencesLink } from './notice-mail.ts';
import { selectPending, type ToMail, takePending } from './pending.sql.ts';

/** One mail of what a person is told of at once, or by the digest. */
function mailOf(lines: readonly [ToMail, ...ToMail[]], web: string, installation: Language): Mail {
  const [{ id, userId, email, language, how }] = lines;
  const reader = language ?? installation;
  const told = lines.map(({ kind, facts, accountId, accountName, subjectId }) => ({
    ...SOURCES[kind].words(facts, reader),
    accountName,
    link: SOURCES[kind].link({ accountId, subjectId }),
  }));
  const [only] = lines;
  return {
    key: `notice:${id}`,
    to: email,
    userId,
    preferences: preferencesLink(web),
    ...(lines.length === 1 && only.accountId ? { accountId: only.accountId } : {}),
    ...noticeMail(told, how, web, reader),
  };
}

/** Makes mails of the notifications that are due, all in one transaction: a notification is part of one mail, or still waits. */
export async function mailNotices(ctx: WriteCtx): Promise<number> {
  const server = await readServer(ctx.db);
  if (!server?.enabled || !ctx.organisation) return 0;
  await sql`select pg_advisory_xact_lock(hashtextextended('notifications.mail', 0))`.execute(ctx.db);
  const at = { now: ctx.now, timeZone: ctx.organisation.timeZone, calendar: await workCalendarOf(ctx.db) };
  const due = (await selectPending(ctx.db)).flatMap(({ userId, times, atOnce, digest }) => [
    ...(atOnce !== null && mayMail(times, at) ? [{ userId, how: 'at_once' as const }] : []),
    ...(digest !== null && digestDue(times, digest, at) ? [{ userId, how: 'digest' as const }] : []),
  ]);
  if (!due.length) return 0;
  const told = Map.groupBy(await takePending(ctx.db, due, ctx.today), ({ userId, how }) => `${userId} ${how}`);
  const { language } = ctx.organisation;
  return sendLater(
    ctx.db,
    [...told.values()].map((lines) => mailOf(lines as [ToMail, ...ToMail[]], server.web, language)),
    ctx.now,
  );
}

const mailJob = defineJob({
  name: 'notifications.mail',
  label: { zh: '汇总通知邮件', en: 'Make mails of notifications' },
  input: z.object({}),
  run: (ctx) =>
    ctx.write(async (write) => {
      const mails = await mailNotices(write);
      if (!mails) return null;
      await write.record({ action: 'notifications.mail', entity: 'notification', after: { mails } });
      return { mails };
    }),
});

export const mailingJobs: readonly Job[] = [mailJob];
