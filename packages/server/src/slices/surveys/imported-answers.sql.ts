import { freshSurvey, SURVEY_KINDS, type SurveyDraft, type SurveyKind } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/*
 * Sets of answers that were given before, elsewhere, in the temporary table `staged_answer`: one row each as it is to be, with `action`. They are
 * history: no loop begins, nobody is told.
 */
const NAMES: Record<SurveyKind, SurveyDraft['name']> = {
  nps: { zh: '以往的 NPS 回答', en: 'Earlier NPS answers' },
  csat: { zh: '以往的满意度回答', en: 'Earlier CSAT answers' },
  ces: { zh: '以往的费力度回答', en: 'Earlier CES answers' },
};
/** What a survey says of which a file tells no more than its kind: u (kind, document). */
export const untoldSurveys = (today: string): Sql =>
  sql`jsonb_to_recordset(${JSON.stringify(
    SURVEY_KINDS.map((kind) => ({ kind, document: { ...freshSurvey(kind, today), name: NAMES[kind] } })),
  )}::jsonb) u(kind text, document jsonb)`;

/**
 * The surveys at which the answers of `table` (kind, survey, question, answered_on) hang, as temporary table `staged_survey`: one for each kind, name
 * and question, found again by them.
 */
export async function stageImportedSurveys(db: Db, table: string, { now, today }: { now: string; today: string }): Promise<void> {
  const said = (field: 'name' | 'question', words: Sql): Sql =>
    sql`case when ${words} = u.document -> ${sql.lit(field)} ->> 'zh' then u.document -> ${sql.lit(field)} else jsonb_build_object('zh', ${words}, 'en', ${words}) end`;
  await sql`
    create temp table staged_survey on commit drop as
    select x.kind, x.survey, x.question, coalesce(s.id, uuid7(${now}::timestamptz)) as id, s.id is null as is_new, x.first_on, x.last_on, n.document
    from (select l.kind, l.survey, l.question, min(l.answered_on) as first_on, max(l.answered_on) as last_on from ${sql.table(table)} l
      group by l.kind, l.survey, l.question) x
      join ${untoldSurveys(today)} on u.kind = x.kind
      cross join lateral (select u.document || jsonb_build_object('name', ${said('name', sql`x.survey`)}, 'question', ${said('question', sql`x.question`)},
        'schedule', jsonb_build_object('on', 'once', 'from', x.first_on)) as document) n
      left join survey s on s.imported and s.kind = x.kind and s.document -> 'name' ->> 'zh' = x.survey and s.document -> 'question' ->> 'zh' = x.question`.execute(
    db,
  );
}

const BY_CODE = 'import:code:';
/** What an imported answer is found again by, within its account: its code, else its moment, together with who gave it and to what. */
export const importedOccasion = (code: Sql, moment: Sql): Sql =>
  sql`coalesce(${sql.lit(BY_CODE)} || ${code}, 'import:at:' || to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'))`;
/** The code of invitation i, of an answer that came in by one. */
export const importedCode: Sql = sql`case when i.channel = 'import' and i.occasion like ${sql.lit(`${BY_CODE}%`)} then substr(i.occasion, ${sql.lit(BY_CODE.length + 1)}) end`;

const SAID = sql`row(s.survey_id, s.contact_id, s.answered_at, s.score, s.comment)`;
/** The stored answer of staged row s: its invitation i and what stands of it, w. */
const STORED = sql`survey_invitation i join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id and w.until_on is null`;
const SAME = sql`i.account_id = s.account_id and i.id = s.id`;

/** Says of each staged answer whether it is new, differs from the stored one, or is the same; `lock`: until the transaction ends. */
export async function markAnswerActions(db: Db, { lock }: { lock: boolean }): Promise<void> {
  if (lock)
    await sql`select count(*) from (select i.id from survey_invitation i join staged_answer s on ${SAME} order by i.account_id, i.id for update of i) x`.execute(
      db,
    );
  await sql`update staged_answer s set action = 'create' where s.is_new`.execute(db);
  await sql`update staged_answer s set action = case when ${SAID} is distinct from row(i.survey_id, i.contact_id, w.answered_at, w.score, w.comment)
      then 'update' else 'same' end
    from ${STORED} where ${SAME}`.execute(db);
}

/** What will be updated, as it is before: for the audit. */
export const updatedAnswersBefore = () =>
  sql<{ before: Record<string, unknown> }>`
    select to_jsonb(w) || jsonb_build_object('survey_id', i.survey_id, 'contact_id', i.contact_id) as before
    from staged_answer s join (${STORED}) on ${SAME} where s.action = 'update' order by i.id`;

/** Writes the answers of a file, staged and compared, with the surveys at which they hang. */
// unaudited: the import records it
export async function writeStagedAnswers(db: Db, { now, userId }: { now: string; userId: string | null }): Promise<void> {
  await sql`insert into survey (id, kind, state, document, created_at, created_by, started_on, ended_on, imported)
    select v.id, v.kind, 'ended', v.document, ${now}::timestamptz, ${userId}::uuid, v.first_on, v.last_on, true from staged_survey v where v.is_new`.execute(
    db,
  );
  await sql`update survey s set started_on = least(s.started_on, v.first_on), ended_on = greatest(s.ended_on, v.last_on) from staged_survey v
    where not v.is_new and s.id = v.id and (v.first_on < s.started_on or v.last_on > s.ended_on)`.execute(db);
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_by, invited_at, invited_on, expires_on)
    select s.account_id, s.id, s.survey_id, s.contact_id, s.person_id, s.occasion, 'import', ${userId}::uuid, s.answered_at, s.answered_on, s.answered_on
    from staged_answer s where s.action = 'create'`.execute(db);
  await sql`update survey_invitation i set survey_id = s.survey_id, contact_id = s.contact_id, person_id = s.person_id, invited_at = s.answered_at,
      invited_on = s.answered_on, expires_on = s.answered_on
    from staged_answer s where s.action = 'update' and ${SAME}`.execute(db);
  await sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, score, comment, channel, recorded_at)
    select s.account_id, s.id, 1, s.answered_at, s.answered_on, s.score, s.comment, 'import', ${now}::timestamptz from staged_answer s
    where s.action = 'create'`.execute(db);
  await sql`update survey_answer w set answered_at = s.answered_at, answered_on = s.answered_on, score = s.score, comment = s.comment, recorded_at = ${now}::timestamptz
    from staged_answer s where s.action = 'update' and w.account_id = s.account_id and w.invitation_id = s.id and w.until_on is null`.execute(
    db,
  );
}
