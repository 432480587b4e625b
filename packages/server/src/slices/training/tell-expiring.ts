import type { Both, Language } from '@fulcrum/contract';
import { sql } from 'kysely';
import * as z from 'zod';
import { defineJob, type Job, type WriteCtx } from '../../access/index.ts';
import { mailAddress } from '../contacts/index.ts';
import { type Mail, sendLater } from '../deliveries/index.ts';
import { expiringOn, RENEWAL_DAYS, stillThere } from './expiring.sql.ts';

interface Told {
  id: string;
  accountId: string | null;
  email: string | null;
  language: Language | null;
  course: Both;
  validUntil: string;
}

/** Marks certificates that are about to expire and of which nobody was told, and answers whom to write to. */
async function markExpiring({ db, today, now }: WriteCtx): Promise<Told[]> {
  const day = sql`${today}::date`;
  const found = await sql<Told>`
    with due as (select c.id, c.account_id, c.contact_id, k.document -> 'title' as course
        from certificate c join course k on k.id = c.course_id left join contact p on p.account_id = c.account_id and p.id = c.contact_id
          left join app_user u on u.id = c.user_id
        where c.expiring_told_at is null and ${expiringOn(day, RENEWAL_DAYS)} and case when c.user_id is null then ${stillThere(day)} else u.disabled_at is null end),
      told as (update certificate c set expiring_told_at = ${now}::timestamptz from due where c.id = due.id and c.expiring_told_at is null
        returning c.id, c.valid_until)
    select d.id, d.account_id as "accountId", coalesce(m.email, x.email) as email, m.language, d.course, t.valid_until as "validUntil"
    from told t join due d on d.id = t.id left join portal_member m on m.account_id = d.account_id and m.contact_id = d.contact_id
      left join lateral (select ${mailAddress} as email from contact c where c.account_id = d.account_id and c.id = d.contact_id) x on true
    order by d.id`.execute(db);
  return found.rows;
}

function mailOf({ course, validUntil }: Told, language: Language): Pick<Mail, 'subject' | 'text'> {
  const title = course[language] || course.zh || course.en;
  const [subject, lines] =
    language === 'zh'
      ? [
          `“${title}”的证书将在 ${validUntil} 到期`,
          ['您好：', '', `您的“${title}”证书有效期到 ${validUntil}。重新通过考试即可续期，现在就可以在门户的“课程”里参加。`, ''],
        ]
      : [
          `Your certificate “${title}” expires on ${validUntil}`,
          [
            'Hello,',
            '',
            `Your certificate “${title}” holds until ${validUntil}. Pass the exam again to renew it: it is open to you in the portal under “Courses”.`,
            '',
          ],
        ];
  return { subject, text: lines.join('\n') };
}

/** Asked every hour; of a certificate that is about to expire people are told once: customers' people by mail, ours and owners by their notices. */
const tellExpiring = defineJob({
  name: 'training.tell_expiring',
  label: { zh: '提醒将到期的证书', en: 'Tell of certificates about to expire' },
  input: z.object({}),
  async run(ctx) {
    if (!ctx.organisation) return null;
    const language = ctx.organisation.language;
    return ctx.write(async (write) => {
      const told = await markExpiring(write);
      if (!told.length) return null;
      const mails = told.flatMap((one) =>
        one.email
          ? [
              {
                key: `certificate:${one.id}`,
                to: one.email,
                ...(one.accountId ? { accountId: one.accountId } : {}),
                ...mailOf(one, one.language ?? language),
              },
            ]
          : [],
      );
      await sendLater(write.db, mails, write.now);
      await write.record({
        action: 'course.tell_expiring',
        entity: 'certificate',
        after: { certificates: told.length, mails: mails.length },
      });
      return { told: told.length };
    });
  },
});

export const trainingJobs: readonly Job[] = [tellExpiring];
