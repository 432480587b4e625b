import { sql } from 'kysely';
import { ownerOrLeads } from './owner-or-leads.ts';
import { choose, type Source } from './source.ts';

interface ReferralFacts {
  account: string;
  lead: string;
}

/** Somebody of a customer referred another company on the portal: told to whose customer it is; of one that nobody has, to who leads the account. */
export const madeReferrals: Source<ReferralFacts> = {
  link: () => '/customers/referrals',
  over: sql`not exists (select from referral r where r.account_id = n.account_id and r.id::text = n.subject_id and r.referred_id is null and r.result = 'open')`,
  since: (moment) => sql`
    select u.id as user_id, 'referral:' || f.id as key, f.account_id, f.id::text as subject_id,
      jsonb_build_object('account', a.name, 'lead', f.lead_name) as facts
    from referral f join account a on a.id = f.account_id
      join app_user u on u.disabled_at is null and ${ownerOrLeads(sql`f.recorded_at`)}
    where f.source = 'portal' and f.recorded_at > ${moment} and f.referred_id is null and f.result = 'open'`,
  words: ({ account, lead }, language) => ({
    title: choose(language, `${account}推荐了${lead}`, `${account} referred ${lead}`),
    detail: choose(language, '对方已同意被联系', 'They agreed to be contacted'),
  }),
};
