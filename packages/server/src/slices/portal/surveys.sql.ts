import type { PortalSurvey, PortalSurveyLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Member } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';

/** Invitations i of the member's own: those that can be answered, and those that were; what was asked elsewhere is not asked here. */
const invitations = ({ accountId, contactId }: Member, today: string): Sql => sql`
  survey_invitation i join survey s on s.id = i.survey_id
    left join survey_answer w on w.account_id = i.account_id and w.invitation_id = i.id and w.until_on is null
  where i.account_id = ${accountId}::uuid and i.contact_id = ${contactId}::uuid and i.channel <> 'import' and (i.expires_on >= ${today}::date or w.seq is not null)`;
const columns = (today: string) => sql`i.id, s.document -> 'name' as name, s.kind, i.invited_on as "invitedOn", i.expires_on as "expiresOn",
  i.expires_on >= ${today}::date as open, w.answered_on as "answeredOn", w.score`;

export async function selectSurveys(
  db: Db,
  member: Member,
  { today, after, limit }: { today: string; after: string[] | null; limit: number },
): Promise<(PortalSurveyLine & { at: string })[]> {
  const found = await sql<PortalSurveyLine & { at: string }>`
    select ${columns(today)}, i.invited_at as at from ${invitations(member, today)}
      and ${after ? sql`(i.invited_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by i.invited_at desc, i.id desc limit ${limit}`.execute(db);
  return found.rows;
}

export type OwnSurvey = Omit<PortalSurvey, 'survey'> & { surveyId: string };
export async function selectSurvey(db: Db, member: Member, id: string, today: string): Promise<OwnSurvey | undefined> {
  const found = await sql<OwnSurvey>`
    select ${columns(today)}, s.id as "surveyId",
      exists (select from survey_invitation x where x.person_id = i.person_id and x.refused_at is not null) as refused,
      case when w.seq is not null then jsonb_build_object('score', w.score, 'comment', w.comment, 'words', w.words) end as answer
    from ${invitations(member, today)} and i.id = ${id}::uuid`.execute(db);
  return found.rows[0];
}
