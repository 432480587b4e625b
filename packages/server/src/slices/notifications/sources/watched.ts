import { sql } from 'kysely';
import { choose, due, from, joined, type Source } from './source.ts';

interface WatchedFacts {
  title: string;
  dueOn: string;
}

/** The day has come by which something of the market is to be decided, looked at again or done: told to its owner, once a day that is set. */
export const dueWatched: Source<WatchedFacts> = {
  link: ({ subjectId }) => `/customers/watch?item=${subjectId ?? ''}`,
  over: sql`not exists (select from watch_item w where w.id::text = n.subject_id and w.closed_on is null and w.due_on::text = n.facts ->> 'dueOn')`,
  since: (moment) => sql`
    select w.owner_id as user_id, 'watch:' || w.id || ':' || w.due_on as key, null::uuid as account_id, w.id::text as subject_id,
      jsonb_build_object('title', w.title, 'dueOn', w.due_on) as facts
    from watch_item w cross join organisation o
    where w.closed_on is null and w.owner_id is not null and w.due_on between (${moment} at time zone o.time_zone)::date
      and ((${moment} + interval '1 day') at time zone o.time_zone)::date`,
  words: ({ title, dueOn }, language) => ({
    title: choose(language, `市场关注到期：${title}`, `Watched item due: ${title}`),
    detail: due(dueOn, language),
  }),
};

interface GivenFacts {
  title: string;
  dueOn: string | null;
  by: string | null;
}

/** Somebody gave something of the market to who is to decide on it, or to do what was decided. */
export const givenWatched: Source<GivenFacts> = {
  link: ({ subjectId }) => `/customers/watch?item=${subjectId ?? ''}`,
  over: sql`not exists (select from watch_item w where w.id::text = n.subject_id and w.closed_on is null and w.owner_id = n.user_id)`,
  words: ({ title, dueOn, by }, language) => ({
    title: choose(language, `交给您的市场关注：${title}`, `A watched item is yours: ${title}`),
    detail: joined([from(by, language), due(dueOn, language)]),
  }),
};
