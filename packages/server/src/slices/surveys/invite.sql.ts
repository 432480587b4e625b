import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { mailAddress, mayBeMailed } from '../contacts/index.ts';
import { type Asking, judged } from './whom.sql.ts';

/** Somebody who is to be mailed a link. */
export interface Invited {
  accountId: string;
  id: string;
  name: string;
  address: string;
  expiresOn: string;
}
/** Somebody who was asked: by a mail that is to be sent, or on the portal. */
export interface Asked extends Invited {
  way: 'mail' | 'portal';
}
const SURVEYS = 'surveys';
/** One at a time asks people, so that none is asked twice. Held until the caller's transaction ends. */
export const lockAsking = (db: Db) => sql`select pg_advisory_xact_lock(hashtextextended(${SURVEYS}, 0))`.execute(db);

/** Notes those whom the survey asks today as asked, up to `limit`, and answers who they are. */
export async function invite(db: Db, asking: Asking, { now, limit }: { now: string; limit: number }): Promise<Asked[]> {
  const { survey, today } = asking;
  const found = await sql<Asked>`
    with chosen as materialized (select * from (${judged(asking)}) j where j.reason is null order by j.account_id, j.contact_id limit ${limit}),
      made as (insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_at, invited_on, expires_on)
        select j.account_id, uuid7(${now}::timestamptz), ${survey.id}::uuid, j.contact_id, j.person_id, j.occasion, j.way, ${now}::timestamptz, ${today}::date,
          ${today}::date + ${survey.openDays}::int from chosen j
        on conflict (account_id, survey_id, contact_id, occasion) do nothing returning account_id, id, contact_id, channel, expires_on)
    select x.account_id as "accountId", x.id, x.channel as way, j.name, j.address, x.expires_on as "expiresOn"
    from made x join chosen j on j.account_id = x.account_id and j.contact_id = x.contact_id`.execute(db);
  return found.rows;
}

/** Notes those who have said nothing for long enough as reminded, each once, and answers who they are. */
export async function remind(
  db: Db,
  { survey, today }: Pick<Asking, 'survey' | 'today'>,
  { now, limit }: { now: string; limit: number },
): Promise<Invited[]> {
  if (survey.reminderDays === null) return [];
  const found = await sql<Invited>`
    with silent as (select i.account_id, i.id, coalesce(c.salutation, c.name) as name, ${mailAddress} as address from survey_invitation i
        join contact c on c.account_id = i.account_id and c.id = i.contact_id
      where i.survey_id = ${survey.id}::uuid and i.channel = 'mail' and i.reminded_at is null and i.invited_on <= ${today}::date - ${survey.reminderDays}::int
        and i.expires_on >= ${today}::date and ${mayBeMailed} and (c.left_on is null or c.left_on > ${today}::date)
        and not exists (select from survey_answer w where w.account_id = i.account_id and w.invitation_id = i.id)
        and not exists (select from survey_invitation x where x.person_id = i.person_id and x.refused_at is not null)
      order by i.account_id, i.id limit ${limit})
    update survey_invitation i set reminded_at = ${now}::timestamptz from silent s where i.account_id = s.account_id and i.id = s.id
    returning i.account_id as "accountId", i.id, s.name, s.address, i.expires_on as "expiresOn"`.execute(db);
  return found.rows;
}

/** By hand: the invitation of a contact to a survey that is open by now, made where there is none. Null: they were asked lately. */
export async function inviteOne(
  db: Db,
  { survey, today, rules }: Pick<Asking, 'survey' | 'today' | 'rules'>,
  of: { accountId: string; contactId: string; id: string; now: string; userId: string | null },
): Promise<{ id: string; expiresOn: string } | null> {
  const open = await sql<{ id: string; expiresOn: string }>`select id, expires_on as "expiresOn" from survey_invitation
    where account_id = ${of.accountId}::uuid and survey_id = ${survey.id}::uuid and contact_id = ${of.contactId}::uuid and expires_on >= ${today}::date
    order by expires_on desc, id limit 1`.execute(db);
  if (open.rows[0]) return open.rows[0];
  const made = await sql<{ id: string; expiresOn: string }>`
    insert into survey_invitation (account_id, id, survey_id, contact_id, person_id, occasion, channel, invited_by, invited_at, invited_on, expires_on)
    select c.account_id, ${of.id}::uuid, ${survey.id}::uuid, c.id, coalesce(c.person_id, c.id), 'link:' || ${of.id}, 'link', ${of.userId}::uuid, ${of.now}::timestamptz, ${today}::date,
      ${today}::date + ${survey.openDays}::int
    from contact c where c.account_id = ${of.accountId}::uuid and c.id = ${of.contactId}::uuid
      and not exists (select from survey_invitation i where i.person_id = coalesce(c.person_id, c.id)
        and (i.refused_at is not null or i.invited_on > ${today}::date - ${rules.contactDays}::int))
    returning id, expires_on as "expiresOn"`.execute(db);
  return made.rows[0] ?? null;
}
