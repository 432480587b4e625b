import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { ownerOrLeads } from './owner-or-leads.ts';
import { choose, due, joined, type Source } from './source.ts';

interface CertificateFacts {
  course: Both;
  /** Null: one's own. */
  account: string | null;
  validUntil: string;
}
/** A certificate is about to expire: told once to its holder among us, and of a customer's person to the customer's owner, else to who leads the account. */
export const expiringCertificates: Source<CertificateFacts> = {
  link: ({ accountId }) => (accountId ? '/service/training?view=certificates' : '/service/training?view=mine'),
  over: sql`exists (select from certificate c where c.id::text = n.subject_id and (c.revoked_on is not null
    or exists (select from certificate l where l.course_id = c.course_id and (l.contact_id = c.contact_id or l.user_id = c.user_id)
      and l.revoked_on is null and coalesce(l.valid_until, 'infinity') > c.valid_until)))`,
  since: (moment) => sql`
    select u.id as user_id, 'certificate:' || f.id as key, f.account_id, f.id::text as subject_id,
      jsonb_build_object('course', k.document -> 'title', 'account', a.name, 'validUntil', f.valid_until) as facts
    from certificate f join course k on k.id = f.course_id left join account a on a.id = f.account_id
      join app_user u on u.disabled_at is null and (u.id = f.user_id or a.id is not null and ${ownerOrLeads(sql`f.expiring_told_at`)})
    where f.expiring_told_at > ${moment} and f.revoked_on is null`,
  words: ({ course, account, validUntil }, language) => ({
    title: choose(language, `证书将到期：${course.zh || course.en}`, `A certificate is about to expire: ${course.en || course.zh}`),
    detail: joined([account, due(validUntil, language)]),
  }),
};
