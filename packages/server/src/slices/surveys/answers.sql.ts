import type { SurveyAnswer, SurveyBand, SurveyKind, SurveyPage } from '@fulcrum/contract';
import { SURVEY_SCALES } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import type { InvitationKey } from './token.ts';

/** An invitation as its reader meets it. */
export interface OpenInvitation extends InvitationKey {
  surveyId: string;
  contactId: string;
  ownerId: string | null;
  expiresOn: string;
  refused: boolean;
  seq: number | null;
  answer: SurveyPage['answer'];
}
/** Locked where it is to be answered: two answers at once are one after the other. */
export async function openInvitation(
  db: Db,
  { accountId, id }: InvitationKey,
  today: string,
  { lock = false } = {},
): Promise<OpenInvitation | undefined> {
  if (lock) await sql`select from survey_invitation where account_id = ${accountId}::uuid and id = ${id}::uuid for update`.execute(db);
  const found = await sql<OpenInvitation>`
    select i.account_id as "accountId", i.id, i.survey_id as "surveyId", i.contact_id as "contactId", a.owner_id as "ownerId", i.expires_on as "expiresOn", w.seq,
      exists (select from survey_invitation x where x.person_id = i.person_id and x.refused_at is not null) as refused,
      case when w.seq is not null then jsonb_build_object('score', w.score, 'comment', w.comment, 'words', w.words) end as answer
    from survey_invitation i join account a on a.id = i.account_id
      left join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id and w.until_on is null
    where i.account_id = ${accountId}::uuid and i.id = ${id}::uuid and i.expires_on >= ${today}::date
      and i.channel <> 'import'`.execute(db);
  return found.rows[0];
}

export interface NewAnswer extends InvitationKey {
  seq: number;
  now: string;
  today: string;
  score: number;
  comment: string | null;
  words: object;
  channel: SurveyAnswer['channel'];
}
/** Puts an answer in the place of what was answered before. */
// unaudited: survey.answer records it
export async function putAnswer(db: Db, { accountId, id, seq, now, today, score, comment, words, channel }: NewAnswer): Promise<void> {
  await sql`update survey_answer set until_on = ${today}::date where account_id = ${accountId}::uuid and invitation_id = ${id}::uuid and until_on is null`.execute(
    db,
  );
  await sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, score, comment, words, channel)
    values (${accountId}::uuid, ${id}::uuid, ${seq}, ${now}::timestamptz, ${today}::date, ${score}, ${comment}, ${JSON.stringify(words)}::jsonb, ${channel})`.execute(
    db,
  );
}

// unaudited: survey.refuse records it
export async function refuseSurveys(db: Db, { accountId, id }: InvitationKey, now: string): Promise<void> {
  await sql`update survey_invitation set refused_at = coalesce(refused_at, ${now}::timestamptz)
    where account_id = ${accountId}::uuid and id = ${id}::uuid`.execute(db);
}

/** Into which band a score w.score of survey s falls. */
export const bandSql: Sql<SurveyBand> = sql<SurveyBand>`(case ${sql.join(
  (Object.keys(SURVEY_SCALES) as SurveyKind[]).map(
    (kind) => sql`when s.kind = ${sql.lit(kind)} then case when w.score <= ${sql.lit(SURVEY_SCALES[kind].low)} then 'low'
      when w.score >= ${sql.lit(SURVEY_SCALES[kind].high)} then 'high' else 'middle' end`,
  ),
  sql` `,
)} end)`;

export interface AnswerQuery {
  scope: Scope;
  surveyId?: string | undefined;
  accountId?: string | undefined;
  band?: SurveyBand | undefined;
  worded?: boolean | undefined;
  after: string[] | null;
  limit: number;
}
const ANSWERS = sql`
  select w.account_id as "accountId", w.invitation_id as id, a.name as "accountName", s.id as "surveyId", s.document -> 'name' as "surveyName", s.kind,
    i.contact_id as "contactId", c.name as "contactName", w.answered_at as "answeredAt", w.answered_on as "answeredOn", w.channel, w.score, ${bandSql} as band, w.comment, w.words,
    coalesce(s.document -> 'questions', '[]') as questions
  from survey_answer w join survey_invitation i on i.account_id = w.account_id and i.id = w.invitation_id join survey s on s.id = i.survey_id
    join account a on a.id = w.account_id left join contact c on c.account_id = i.account_id and c.id = i.contact_id`;

/** One page of the answers that stand, the latest first. */
export async function listAnswers(
  db: Db,
  { scope, surveyId, accountId, band, worded, after, limit }: AnswerQuery,
): Promise<SurveyAnswer[]> {
  const found = await sql<SurveyAnswer>`${ANSWERS}
    where w.until_on is null and ${inScope(scope, 'a')} and ${surveyId ? sql`s.id = ${surveyId}::uuid` : sql`true`}
      and ${accountId ? sql`w.account_id = ${accountId}::uuid` : sql`true`} and ${band ? sql`${bandSql} = ${band}` : sql`true`}
      and ${worded ? sql`w.comment is not null` : sql`true`}
      and ${after ? sql`(w.answered_at, w.invitation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by w.answered_at desc, w.invitation_id desc limit ${limit}`.execute(db);
  return found.rows;
}
