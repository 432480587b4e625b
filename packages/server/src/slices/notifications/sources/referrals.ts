import { sql } from 'kysely';
import { choose, type Source } from './source.ts';

interface ReferralFacts {
  account: string;
  lead: string;
}

/** Somebody of a customer referred another company on the portal: told to whose customer it is. */
export const madeReferrals: Source<ReferralFacts> = {
  link: () => '/customers/referrals',
  over: sql`not exists (select from referral r where r.account_id = n.account_id and r.id::text = n.subject_id and r.referred_id is null and r.result = 'open')`,
  since: (moment) => sql`
    select a.owner_id as user_id, 'referral:' || r.id as key, r.account_id, r.id::text as subject_id,
      jsonb_build_object('account', a.name, 'lead', r.lead_name) as facts
    from referral r join account a on a.id = r.account_id
    where r.source = 'portal' and r.recorded_at > ${moment} and r.referred_id is null and r.result = 'open' and a.owner_id is not null`,
  words: ({ account, lead }, language) => ({
    title: choose(language, `${account}推荐了${lead}`, `${account} referred ${lead}`),
    detail: choose(language, '对方已同意被联系', 'They agreed to be contacted'),
  }),
};
