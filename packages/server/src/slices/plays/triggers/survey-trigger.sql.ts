import { sql } from 'kysely';
import type { Sql } from '../../../db/database.ts';
import { among, dayOf, type Firing, type On, occasionOf, within } from './firing.ts';

/** Detractors of the surveys since the last run, each once, with the score by which they were one. */
export const surveyDetractor = (trigger: On<'survey_detractor'>, firing: Firing): Sql => sql`
  select l.account_id, ${occasionOf('survey_detractor')} || l.invitation_id as occasion,
    jsonb_build_object('survey', s.document -> 'name' ->> coalesce((select language from organisation), 'zh'), 'answered_on', l.opened_on, 'answer', w.score,
      'due_on', l.due_on, 'contact', coalesce(c.name, '—'), 'invitation', l.invitation_id) as facts
  from survey_loop l join survey_invitation i on i.account_id = l.account_id and i.id = l.invitation_id join survey s on s.id = i.survey_id
    join lateral (select w.score from survey_answer w where w.account_id = l.account_id and w.invitation_id = l.invitation_id and w.answered_at = l.opened_at
      order by w.seq desc limit 1) w on true
    left join contact c on c.account_id = i.account_id and c.id = i.contact_id
  where ${within(sql`l.opened_on`, firing)} and (l.ended_on is null or l.ended_on > ${dayOf(firing)}) and ${among(sql`s.id::text`, trigger.surveys)}
    and ${trigger.upTo === undefined ? sql`true` : sql`w.score <= ${trigger.upTo}`}`;
