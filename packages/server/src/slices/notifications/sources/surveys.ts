import { sql } from 'kysely';
import { choose, due, type Source } from './source.ts';

interface DetractorFacts {
  account: string;
  score: number;
  dueOn: string;
}

/** Somebody of a customer answered a survey as a detractor: told to whose customer it is. */
export const surveyDetractors: Source<DetractorFacts> = {
  link: () => '/customers/surveys?view=detractors',
  over: sql`not exists (select from survey_loop l where l.account_id = n.account_id and l.invitation_id::text = n.subject_id and l.ended_on is null)`,
  since: (moment) => sql`
    select l.owner_id as user_id, 'detractor:' || l.invitation_id as key, l.account_id, l.invitation_id::text as subject_id,
      jsonb_build_object('account', a.name, 'score', w.score, 'dueOn', l.due_on) as facts
    from survey_loop l join account a on a.id = l.account_id
      join survey_answer w on w.account_id = l.account_id and w.invitation_id = l.invitation_id and w.until_on is null
    where l.opened_at > ${moment} and l.ended_on is null and l.owner_id is not null`,
  words: ({ account, score, dueOn }, language) => ({
    title: choose(language, `${account}在问卷里给出 ${score} 分`, `${account} scored ${score} in a survey`),
    detail: due(dueOn, language),
  }),
};
