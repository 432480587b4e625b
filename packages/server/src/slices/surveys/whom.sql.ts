import { NOT_ASKED, type NotAsked, type Survey, type SurveyPerson, type SurveyRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { type Figures, whoSql } from '../accounts/index.ts';
import { mailAddress } from '../contacts/index.ts';
import { mailStop } from '../deliveries/index.ts';
import { roundOn } from './round.ts';

/** For whom and when a survey asks. */
export interface Asking {
  survey: Survey;
  today: string;
  timeZone: string;
  rules: SurveyRules;
  figures: Figures;
}

/** After how many days nobody is asked about a closed request any more. */
const REQUEST_DAYS = 7;
const TEN_THOUSAND = 10_000;

/** The requests r of contact c that were solved and closed lately while the survey ran: the latest, one a person. */
const lastRequest = ({ survey, today, timeZone }: Asking): Sql => sql`
  cross join lateral (select r.id::text as occasion from service_request r where r.account_id = c.account_id and r.contact_id = c.id and r.closed_as = 'solved'
    and (r.closed_at at time zone ${timeZone})::date between greatest(${today}::date - ${sql.lit(REQUEST_DAYS)}, ${survey.startedOn ?? today}::date) and ${today}::date
    order by r.closed_at desc, r.id limit 1) o`;

const occasionOf = (asking: Asking): Sql => {
  if (asking.survey.schedule.on === 'request_closed') return lastRequest(asking);
  const round = roundOn(asking.survey, asking.today);
  return sql`cross join (select ${round ?? asking.today}::text as occasion) o`;
};

/** Whether today is a day on which the survey asks. */
export const isDue = ({ survey, today }: Pick<Asking, 'survey' | 'today'>): boolean =>
  survey.schedule.on === 'request_closed' || roundOn(survey, today) !== null;

/** Whether contact c signs in to the portal. */
const ON_PORTAL = sql`exists (select from portal_member m where m.account_id = c.account_id and m.contact_id = c.id)`;
/** By which way f is asked, given that there is one. */
const wayOf = ({ by }: Survey): Sql =>
  by === 'either'
    ? sql`case when f.address is null or ${mailStop(sql`f.address`)} is not null then 'portal' else 'mail' end`
    : sql`${sql.lit(by)}::text`;

const oneOf = (column: Sql, given: readonly string[] | undefined): Sql =>
  given ? sql`${column} = any(${[...given]}::text[])` : sql`false`;
const fits = ({ ranks, roles }: Survey): Sql =>
  ranks || roles ? sql`(${oneOf(sql`c.rank`, ranks)} or ${oneOf(sql`c.decision_role`, roles)})` : sql`true`;

/**
 * A number from 0 to 9,999 that a survey gives an account or a person for good: the first 32 bits of the SHA-256 of both their ids. Who is below
 * the share is asked, so that a share that grows takes people in and drops none.
 */
export const sampleNumber = (surveyId: string, id: Sql): Sql<number> =>
  sql<number>`(('x' || left(encode(sha256(convert_to(${surveyId}::text || ':' || ${id}, 'UTF8')), 'hex'), 8))::bit(32)::bigint % ${sql.lit(TEN_THOUSAND)})`;

/**
 * Everybody whom the survey fits on the day (account_id, contact_id, person_id, occasion, way, address, name), with the first reason why they are
 * not asked, or null. Of one person at several accounts the first is asked, of an account the people known longest.
 */
export function judged(asking: Asking): Sql {
  const { survey, today, rules, figures } = asking;
  const day = sql`${today}::date`;
  const byMail = survey.by === 'mail' ? sql`true` : survey.by === 'portal' ? sql`false` : sql`not f.on_portal`;
  const sampled = sampleNumber(survey.id, survey.sampleBy === 'account' ? sql`f.account_id` : sql`f.person_id`);
  return sql`
    with fit as materialized (
      select c.account_id, c.id as contact_id, coalesce(c.person_id, c.id) as person_id, coalesce(c.salutation, c.name) as name, o.occasion, c.happened_on,
        c.do_not_contact, ${mailAddress} as address, ${ON_PORTAL} as on_portal
      from account a left join account_state s on s.account_id = a.id left join account_metric m on m.account_id = a.id
        join contact c on c.account_id = a.id ${occasionOf(asking)}
      where a.status = 'active' and ${whoSql(survey.who, figures)} and ${fits(survey)} and c.happened_on <= ${day}
        and (c.left_on is null or c.left_on > ${day}) and (c.started_on is null or c.started_on <= ${day})),
    alone as (
      select f.*, ${wayOf(survey)} as way, case
        when exists (select from survey_invitation i where i.account_id = f.account_id and i.survey_id = ${survey.id}::uuid and i.contact_id = f.contact_id
          and i.occasion = f.occasion) then 'asked_before'
        when f.do_not_contact then 'do_not_contact'
        when ${survey.by === 'portal' ? sql`not f.on_portal` : sql`false`} then 'no_portal'
        when ${byMail} and f.address is null then 'no_address'
        when ${byMail} and ${mailStop(sql`f.address`)} is not null then 'mail_refused'
        when exists (select from survey_invitation i where i.person_id = f.person_id and i.refused_at is not null) then 'surveys_refused'
        when ${sampled} >= ${survey.share}::int * 100 then 'not_sampled'
        when exists (select from survey_invitation i where i.person_id = f.person_id and i.invited_on > ${day} - ${rules.contactDays}::int) then 'asked_lately'
      end as reason from fit f),
    once as (
      select n.*, coalesce(n.reason, case when row_number() over (partition by n.person_id, n.reason is null order by n.account_id, n.contact_id) > 1 then 'asked_lately' end)
        as reason_of_person from alone n)
    select n.account_id, n.contact_id, n.person_id, n.name, n.occasion, n.way, n.address, coalesce(n.reason_of_person,
      case when row_number() over (partition by n.account_id, n.reason_of_person is null order by n.happened_on, n.contact_id) + (
        select count(*) from survey_invitation i where i.account_id = n.account_id and i.invited_on > ${day} - ${rules.accountDays}::int)
        > ${rules.perAccount}::int then 'account_full' end) as reason
    from once n`;
}

export interface Preview {
  accounts: number;
  people: number;
  asked: number;
  askedAccounts: number;
  notAsked: { reason: NotAsked; people: number }[];
}
/** How many would be asked, and how many who fit are not, by reason. */
export async function preview(db: Db, asking: Asking): Promise<Preview> {
  const found = await sql<Preview>`
    with judged as materialized (${judged(asking)})
    select count(*)::int as people, count(distinct j.account_id)::int as accounts, (count(*) filter (where j.reason is null))::int as asked,
      (count(distinct j.account_id) filter (where j.reason is null))::int as "askedAccounts",
      (select jsonb_agg(jsonb_build_object('reason', x.reason, 'people', (select count(*) from judged k where k.reason = x.reason)) order by x.place)
        from unnest(${[...NOT_ASKED]}::text[]) with ordinality x(reason, place)) as "notAsked"
    from judged j`.execute(db);
  return found.rows[0]!;
}

/** One page of those who would be asked, or of those who are not for a reason, at accounts in the scope. */
export async function peopleOf(
  db: Db,
  asking: Asking,
  of: { scope: Scope; reason: NotAsked | null; after: string[] | null; limit: number },
): Promise<SurveyPerson[]> {
  const found = await sql<SurveyPerson>`
    with judged as materialized (${judged(asking)})
    select j.account_id as "accountId", a.name as "accountName", j.contact_id as "contactId", c.name as "contactName", j.way
    from judged j join account a on a.id = j.account_id join contact c on c.account_id = j.account_id and c.id = j.contact_id
    where j.reason is not distinct from ${of.reason}::text and ${inScope(of.scope, 'a')}
      and ${of.after ? sql`(a.name, j.contact_id) > (${of.after[0]}::text, ${of.after[1]}::uuid)` : sql`true`}
    order by a.name, j.contact_id limit ${of.limit}`.execute(db);
  return found.rows;
}
