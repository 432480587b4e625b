import type { SurveyDraft } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import type { DemoLoop } from './demo-loops.ts';

export interface DemoSurvey {
  id: string;
  kind: string;
  document: SurveyDraft;
  state: string;
  startedOn: string | null;
  endedOn: string | null;
}
export interface DemoInvitation {
  accountId: string;
  id: string;
  surveyId: string;
  contactId: string;
  personId: string;
  occasion: string;
  channel: string;
  on: string;
  expiresOn: string;
}
export interface DemoAnswer {
  accountId: string;
  /** Of the invitation. */
  id: string;
  on: string;
  score: number;
  comment: string | null;
  words: object;
  channel: string;
}
export interface Invented {
  surveys: DemoSurvey[];
  invitations: DemoInvitation[];
  answers: DemoAnswer[];
  loops: DemoLoop[];
  now: string;
}

const rows = (values: readonly object[]): Sql => sql`${JSON.stringify(values)}::jsonb`;
/** Somebody asked at nine and answered at ten of their day, by the clock of the world. */
const at = (hour: string): Sql => sql`(x."on" + ${sql.lit(hour)}::time) at time zone 'UTC'`;

/** What the demo invented, a statement a table. */
// unaudited: the demo is recorded as a whole
export async function insertInvented(db: Db, { surveys, invitations, answers, loops, now }: Invented): Promise<void> {
  await sql`insert into survey (id, kind, state, document, created_at, started_on, ended_on, demo)
    select x.id, x.kind, x.state, x.document, ${now}::timestamptz, x."startedOn", x."endedOn", true
    from jsonb_to_recordset(${rows(surveys)}) as x(id uuid, kind text, state text, document jsonb, "startedOn" date, "endedOn" date)`.execute(
    db,
  );
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    select x."accountId", x.id, x."surveyId", x."contactId", x."personId", x.occasion, x.channel, least(${at('01:00')}, ${now}::timestamptz), x."on", x."expiresOn"
    from jsonb_to_recordset(${rows(invitations)}) as x("accountId" uuid, id uuid, "surveyId" uuid, "contactId" uuid, "personId" uuid, occasion text, channel text,
      "on" date, "expiresOn" date)`.execute(db);
  await sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, score, comment, words, channel)
    select x."accountId", x.id, 1, least(${at('02:00')}, ${now}::timestamptz), x."on", x.score, x.comment, x.words, x.channel
    from jsonb_to_recordset(${rows(answers)}) as x("accountId" uuid, id uuid, "on" date, score int, comment text, words jsonb, channel text)`.execute(
    db,
  );
  await sql`insert into survey_loop (account_id, invitation_id, opened_at, opened_on, due_on, owner_id, state, contacted_on, ended_on, note)
    select x."accountId", x.id, w.answered_at, x."openedOn", x."dueOn", x."ownerId", x.state, x."contactedOn", x."endedOn", x.note
    from jsonb_to_recordset(${rows(loops)}) as x("accountId" uuid, id uuid, "openedOn" date, "dueOn" date, "ownerId" uuid, state text, "contactedOn" date,
      "endedOn" date, note text) join survey_answer w on w.account_id = x."accountId" and w.invitation_id = x.id`.execute(db);
}
