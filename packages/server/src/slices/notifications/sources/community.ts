import { rolesThatMay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, joined, type Source } from './source.ts';

interface AskedFacts {
  title: string;
  by: string;
  community: string;
  /** Nobody of the community reads it before one of ours has. */
  held: boolean;
}
const MODERATORS = rolesThatMay('articles.publish').filter((role) => role !== 'administrator');

/** A customer's person asks in a community: told to who moderates, until it is answered, or hidden. */
export const askedInCommunity: Source<AskedFacts> = {
  link: ({ subjectId }) => `/service/community/${subjectId ?? ''}`,
  over: sql`not exists (select from community_question q where q.id::text = n.subject_id and q.state <> 'hidden'
    and not exists (select from community_answer w where w.question_id = q.id and w.state = 'open'))`,
  since: (moment) => sql`
    select u.id as user_id, 'asked:' || q.id as key, null::uuid as account_id, q.id::text as subject_id,
      jsonb_build_object('title', q.title, 'by', q.shown_name, 'community', c.name, 'held', q.state = 'held') as facts
    from community_question q join community c on c.id = q.community_id
      join app_user u on u.role = any(${MODERATORS}::text[]) and u.disabled_at is null
    where q.asked_at > ${moment} and q.state <> 'hidden'`,
  words: ({ title, by, community, held }, language) => ({
    title: held
      ? choose(language, `提问等待审核：${title}`, `A question waits to be read: ${title}`)
      : choose(language, `社群里有新提问：${title}`, `A new question in a community: ${title}`),
    detail: joined([by, community]),
  }),
};
