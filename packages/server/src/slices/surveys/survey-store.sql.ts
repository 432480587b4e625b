import { type Survey, SurveyDraft } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

type Row = Pick<Survey, 'id' | 'state' | 'imported' | 'startedOn' | 'endedOn' | 'revision'> & { document: unknown };
const COLUMNS = sql`s.id, s.state, s.imported, s.started_on as "startedOn", s.ended_on as "endedOn", s.revision, s.document`;
const shown = ({ document, ...row }: Row): Survey => ({ ...SurveyDraft.parse(document), ...row });

/** A survey; `lock`: as it stays until the caller's transaction ends. */
export async function surveyById(db: Db, id: string, { lock = false } = {}): Promise<Survey | undefined> {
  const found = await sql<Row>`select ${COLUMNS} from survey s where s.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows.map(shown)[0];
}

/** Those that may ask somebody on a day. */
export async function runningSurveys(db: Db): Promise<Survey[]> {
  const found = await sql<Row>`select ${COLUMNS} from survey s where s.state = 'running' order by s.created_at, s.id`.execute(db);
  return found.rows.map(shown);
}

export async function insertSurvey(
  db: Db,
  { id, survey, now, userId }: { id: string; survey: SurveyDraft; now: string; userId: string | null },
): Promise<void> {
  await sql`insert into survey (id, kind, document, created_at, created_by)
    values (${id}::uuid, ${survey.kind}, ${JSON.stringify(survey)}::jsonb, ${now}::timestamptz, ${userId}::uuid)`.execute(db);
}

export async function updateSurvey(db: Db, { id, state, startedOn, endedOn, imported: _, revision: __, ...draft }: Survey): Promise<void> {
  await sql`update survey set kind = ${draft.kind}, state = ${state}, started_on = ${startedOn}::date, ended_on = ${endedOn}::date,
      document = ${JSON.stringify(draft)}::jsonb, revision = revision + 1 where id = ${id}::uuid`.execute(db);
}

export type LineRow = Pick<Survey, 'id' | 'name' | 'kind' | 'state' | 'imported' | 'startedOn' | 'endedOn'> & {
  invited: number;
  answered: number;
  createdAt: string;
};
/** One page of surveys; what is counted is of accounts in the scope. */
export async function listSurveys(
  db: Db,
  of: { scope: Scope; state: Survey['state'] | undefined; after: string[] | null; limit: number },
): Promise<LineRow[]> {
  const found = await sql<LineRow>`
    with page as (select * from survey s where ${of.state ? sql`s.state = ${of.state}` : sql`true`}
        and ${of.after ? sql`(s.created_at, s.id) < (${of.after[0]}::timestamptz, ${of.after[1]}::uuid)` : sql`true`}
      order by s.created_at desc, s.id desc limit ${of.limit})
    select s.id, s.document -> 'name' as name, s.kind, s.state, s.imported, s.started_on as "startedOn", s.ended_on as "endedOn", s.created_at as "createdAt",
      x.invited, x.answered
    from page s cross join lateral (
      select (count(*) filter (where i.channel <> 'import'))::int as invited, count(w.seq)::int as answered from survey_invitation i join account a on a.id = i.account_id
        left join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id and w.until_on is null
      where i.survey_id = s.id and ${inScope(of.scope, 'a')}) x
    order by s.created_at desc, s.id desc`.execute(db);
  return found.rows;
}
