import { sql } from 'kysely';
import { choose, due, type Source } from './source.ts';

interface ReviewFacts {
  titles: { zh?: string; en?: string };
  reviewOn: string;
}

/** The day has come on which an article is to be looked at again: told to its owner, until it has another date. */
export const dueReviews: Source<ReviewFacts> = {
  link: ({ subjectId }) => `/service/knowledge/${subjectId ?? ''}`,
  over: sql`not exists (select from article a where a.id::text = n.subject_id and a.owner_id = n.user_id and a.review_on::text = n.facts ->> 'reviewOn')`,
  words({ titles, reviewOn }, language) {
    const title = titles[language] ?? titles.zh ?? titles.en ?? '';
    return { title: choose(language, `请复核文章“${title}”`, `Article to review: “${title}”`), detail: due(reviewOn, language) };
  },
};
