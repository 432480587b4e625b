// For tests: what somebody of an account was asked and answered, as a detractor.
import type { Survey } from '@fulcrum/contract';
import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { TestFulcrum } from '../harness/fulcrum.ts';
import { surveyDraft } from '../harness/survey-base.ts';

export interface SurveyIds {
  draft: string;
  running: string;
  /** Of the running one, an invitation with an answer whose loop is open. */
  invitation: string;
}

/** An invitation of a person to a running survey, which nobody has answered. */
export async function invitationOf(
  { call, db }: TestFulcrum,
  { accountId, contactId }: { accountId: string; contactId: string },
  more: object = {},
): Promise<string> {
  const made = await call<Survey>('surveys.create', { survey: surveyDraft(more) });
  await call<Survey>('surveys.start', { id: made.id, revision: made.revision });
  const id = newId();
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    values (${accountId}::uuid, ${id}::uuid, ${made.id}::uuid, ${contactId}::uuid, ${contactId}::uuid, 'once', 'portal', '2026-11-23T01:00:00Z', '2026-11-23',
      '2026-12-23')`.execute(db);
  return id;
}

export async function insertSurveysOf({ call, db }: TestFulcrum, accountId: string): Promise<SurveyIds> {
  const draft = await call<Survey>('surveys.create', { survey: surveyDraft() });
  const made = await call<Survey>('surveys.create', { survey: surveyDraft() });
  const { id: running } = await call<Survey>('surveys.start', { id: made.id, revision: made.revision });
  const { id: contactId } = await call<{ id: string }>('contacts.create', { accountId, name: '沈澜' });
  const invitation = newId();
  const at = '2026-11-20T01:00:00Z';
  await sql`insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
    values (${accountId}::uuid, ${invitation}::uuid, ${running}::uuid, ${contactId}::uuid, ${contactId}::uuid, 'once', 'link', ${at}, '2026-11-20', '2027-11-20')`.execute(
    db,
  );
  await sql`insert into survey_answer (account_id, invitation_id, seq, answered_at, answered_on, score, comment)
    values (${accountId}::uuid, ${invitation}::uuid, 1, ${at}, '2026-11-20', 3, '太慢')`.execute(db);
  await sql`insert into survey_loop (account_id, invitation_id, opened_at, opened_on, due_on)
    values (${accountId}::uuid, ${invitation}::uuid, ${at}, '2026-11-20', '2026-11-24')`.execute(db);
  return { draft: draft.id, running, invitation };
}
