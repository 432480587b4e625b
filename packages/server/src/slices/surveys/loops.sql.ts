import type { SURVEY_LOOP_VIEWS, SurveyLoop } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { bandSql } from './answers.sql.ts';
import type { InvitationKey } from './token.ts';

type View = (typeof SURVEY_LOOP_VIEWS)[number];

/** A detractor's answer opens a loop, the first time. */
// unaudited: survey.answer records it
export async function openLoop(
  db: Db,
  { accountId, id }: InvitationKey,
  of: { now: string; today: string; dueOn: string; ownerId: string | null },
): Promise<void> {
  await sql`insert into survey_loop (account_id, invitation_id, opened_at, opened_on, due_on, owner_id)
    values (${accountId}::uuid, ${id}::uuid, ${of.now}::timestamptz, ${of.today}::date, ${of.dueOn}::date, ${of.ownerId}::uuid)
    on conflict (account_id, invitation_id) do nothing`.execute(db);
}

const LOOPS = (today: string): Sql => sql`
  select l.account_id as "accountId", l.invitation_id as id, a.name as "accountName", s.id as "surveyId", s.document -> 'name' as "surveyName", s.kind,
    i.contact_id as "contactId", c.name as "contactName", w.answered_at as "answeredAt", w.answered_on as "answeredOn", w.channel, w.score, ${bandSql} as band, w.comment, w.words,
    coalesce(s.document -> 'questions', '[]') as questions,
    l.opened_on as "openedOn", l.due_on as "dueOn", l.ended_on is null and l.due_on < ${today}::date as late, l.owner_id as "ownerId", u.name as "ownerName", l.state,
    l.contacted_on as "contactedOn", l.ended_on as "endedOn", l.note, l.revision
  from survey_loop l join survey_invitation i on i.account_id = l.account_id and i.id = l.invitation_id join survey s on s.id = i.survey_id
    join survey_answer w on w.account_id = l.account_id and w.invitation_id = l.invitation_id and w.until_on is null
    join account a on a.id = l.account_id left join contact c on c.account_id = i.account_id and c.id = i.contact_id left join app_user u on u.id = l.owner_id`;

/** One page: what is open by the day it is due, what ended the latest first. */
export async function listLoops(
  db: Db,
  of: { scope: Scope; today: string; view: View; accountId: string | undefined; after: string[] | null; limit: number },
): Promise<SurveyLoop[]> {
  const ended = of.view === 'ended';
  const key = ended ? sql`l.ended_on` : sql`l.due_on`;
  const way = sql.raw(ended ? 'desc' : 'asc');
  const found = await sql<SurveyLoop>`${LOOPS(of.today)}
    where ${ended ? sql`l.ended_on is not null` : sql`l.ended_on is null`} and ${of.view === 'late' ? sql`l.due_on < ${of.today}::date` : sql`true`}
      and ${inScope(of.scope, 'a')} and ${of.accountId ? sql`l.account_id = ${of.accountId}::uuid` : sql`true`}
      and ${of.after ? sql`(${key}, l.invitation_id) ${sql.raw(ended ? '<' : '>')} (${of.after[0]}::date, ${of.after[1]}::uuid)` : sql`true`}
    order by ${key} ${way}, l.invitation_id ${way} limit ${of.limit}`.execute(db);
  return found.rows;
}

export async function oneLoop(
  db: Db,
  { accountId, id }: InvitationKey,
  today: string,
  { lock = false } = {},
): Promise<SurveyLoop | undefined> {
  const found = await sql<SurveyLoop>`${LOOPS(today)}
    where l.account_id = ${accountId}::uuid and l.invitation_id = ${id}::uuid ${lock ? sql`for update of l` : sql``}`.execute(db);
  return found.rows[0];
}

export async function updateLoop(
  db: Db,
  { accountId, id }: InvitationKey,
  { state, note, today }: { state: SurveyLoop['state']; note: string; today: string },
): Promise<void> {
  await sql`update survey_loop set state = ${state}, note = ${note}, revision = revision + 1,
      contacted_on = case when ${state} = 'waived' then contacted_on else coalesce(contacted_on, ${today}::date) end,
      ended_on = case when ${state} in ('resolved', 'waived') then ${today}::date end
    where account_id = ${accountId}::uuid and invitation_id = ${id}::uuid`.execute(db);
}

export interface LoopFigures {
  opened: number;
  resolved: number;
  waived: number;
  open: number;
  late: number;
  inTime: number | null;
  again: number;
  better: number;
}
/** Of the loops that were opened within the span, at accounts in the scope. */
export async function loopFigures(db: Db, of: { scope: Scope; from: string; to: string; today: string }): Promise<LoopFigures> {
  const n = (where: Sql): Sql => sql`(count(*) filter (where ${where}))::int`;
  const late = sql`l.ended_on is null and l.due_on < ${of.today}::date`;
  const judged = sql`nullif(count(*) filter (where l.ended_on is not null or ${late}), 0)`;
  const found = await sql<LoopFigures>`
    select count(*)::int as opened, ${n(sql`l.state = 'resolved'`)} as resolved, ${n(sql`l.state = 'waived'`)} as waived, ${n(sql`l.ended_on is null`)} as open,
      ${n(late)} as late, (count(*) filter (where l.ended_on <= l.due_on))::float8 / ${judged} as "inTime", ${n(sql`x.score is not null`)} as again,
      ${n(sql`x.score > w.score`)} as better
    from survey_loop l join account a on a.id = l.account_id join survey_invitation i on i.account_id = l.account_id and i.id = l.invitation_id join survey s on s.id = i.survey_id
      join survey_answer w on w.account_id = l.account_id and w.invitation_id = l.invitation_id and w.until_on is null
      left join lateral (select w2.score from survey_invitation i2 join survey s2 on s2.id = i2.survey_id and s2.kind = s.kind
        join survey_answer w2 on w2.account_id = i2.account_id and w2.invitation_id = i2.id and w2.until_on is null
        where i2.person_id = i.person_id and i2.invited_at > i.invited_at order by w2.answered_at desc limit 1) x on true
    where l.opened_on between ${of.from}::date and ${of.to}::date and ${inScope(of.scope, 'a')}`.execute(db);
  return found.rows[0]!;
}
