import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import type { At } from '../../policy/catalog.ts';
import { mainOn } from '../../policy/in-force.sql.ts';
import { whoSql } from '../accounts/index.ts';
import { termsSql } from '../contracts/index.ts';
import { eventAccounts } from '../key-events/index.ts';
import { openInstalments } from '../payments/index.ts';
import { cancelTasksOf } from '../tasks/index.ts';
import { expiringOn } from '../training/index.ts';
import { callOffMails } from './play-mails.sql.ts';
import { callOffPostings } from './postings/make-postings.sql.ts';
import { dayOf, type Firing, isBegunBy } from './triggers/firing.ts';
import { lastMet } from './triggers/tier-triggers.sql.ts';

/** As of the day, of the account of run r alone. */
const ofAccount = (day: Sql): At => ({ asOf: day as Sql<string>, accounts: (id) => sql<boolean>`${id} = r.account_id` });

/** Whether the play has asked again since, of the same thing at a nearer or later mark. */
const outdone = (thing: string, nearer: Sql): Sql<boolean> => sql<boolean>`exists (select from play_run l where l.account_id = r.account_id
  and l.play_id = r.play_id and l.facts ->> ${thing} = r.facts ->> ${thing} and (l.facts ->> 'mark')::int ${nearer} (r.facts ->> 'mark')::int
  and l.state in ('queued', 'running', 'done'))`;

/** Whether what began run r holds no more, over account a and state s; null where it is past as soon as it happened. */
function reasonEnded(firing: Firing): Sql<boolean> | null {
  const { trigger } = firing.inForce.play;
  const day = dayOf(firing);
  switch (trigger.on) {
    case 'stage_entered':
    case 'stage_stayed':
      return sql<boolean>`not exists (select from stage_spell p where p.account_id = r.account_id and p.policy_id = ${mainOn('lifecycle', day)}
        and p.line = (r.facts ->> 'line')::uuid and p.stage = r.facts ->> 'stage' and p.from_on <= ${day} and (p.until_on is null or p.until_on > ${day}))`;
    case 'term_ends':
      return sql<boolean>`(${outdone('term', sql`<`)} or not exists (select from (${termsSql(ofAccount(day))}) t
        where coalesce(t.contract_id, t.id) = (r.facts ->> 'term')::uuid and not t.succeeded and t.ends_on >= ${day}))`;
    case 'payment_overdue':
      return sql<boolean>`(${outdone('instalment', sql`>`)} or not exists (select from (${openInstalments(ofAccount(day), 'unpaid')}) n
        where n.id = (r.facts ->> 'instalment')::uuid and n.open > 0 and not n.written_off))`;
    case 'milestone_missed':
      return sql<boolean>`exists (select from contract_milestone x where x.account_id = r.account_id and x.id = (r.facts ->> 'milestone_id')::uuid and x.accepted_on <= ${day})`;
    case 'key_event':
      // The day was moved, or the account is concerned no more.
      return sql<boolean>`(${outdone('event.of', sql`>`)} or not exists (select from ${eventAccounts(day, { facts: false })} k where k.account_id = r.account_id
        and k.event = r.facts ->> 'event.id' and k.on_day = (r.facts ->> 'event.on')::date))`;
    case 'risk_raised':
      return sql<boolean>`not exists (select from risk x where x.account_id = r.account_id and x.id = (r.facts ->> 'risk_id')::uuid and x.state = 'open')`;
    case 'request_warned':
      // Answered or solved; late, it is still to be answered.
      return sql<boolean>`not exists (select from request_clock k where k.request_id = (r.facts ->> 'request_id')::uuid and k.clock = r.facts ->> 'clock'
        and k.seq = (r.facts ->> 'clock_seq')::int and k.ended_at is null)`;
    case 'request_rated_low':
      return sql<boolean>`exists (select from service_request x where x.id = (r.facts ->> 'request_id')::uuid and x.rating > ${trigger.upTo})`;
    case 'request_escalated':
    case 'request_reopened':
      return sql<boolean>`exists (select from service_request x where x.id = (r.facts ->> 'request_id')::uuid and x.status in ('solved', 'closed'))`;
    case 'survey_detractor':
      return sql<boolean>`exists (select from survey_loop x where x.account_id = r.account_id and x.invitation_id = (r.facts ->> 'invitation')::uuid and x.ended_on <= ${day})`;
    case 'feedback_delivered':
      // It came back, or was taken up again after all.
      return sql<boolean>`exists (select from feedback_item x where x.id = (r.facts ->> 'item')::uuid and x.state in ('triaged', 'planned', 'in_progress'))`;
    case 'certificate_expiring':
      return sql<boolean>`(${outdone('certificate', sql`<`)} or not exists (select from certificate c join course k on k.id = c.course_id
        where c.id = (r.facts ->> 'certificate')::uuid and ${expiringOn(day, Math.max(...trigger.at))}))`;
    case 'condition_met':
      return sql<boolean>`not exists (select from play_met x where x.account_id = r.account_id and x.play_id = r.play_id and x.since = (r.facts ->> 'since')::date)`;
    case 'health_fell':
      return trigger.below === undefined ? null : sql<boolean>`coalesce(s.health >= ${trigger.below}::numeric, false)`;
    case 'cadence_due':
      return sql<boolean>`exists (select from (select 1) one ${lastMet(day)} where d.since > (r.facts ->> 'since')::date)`;
    default:
      return null;
  }
}

/**
 * Ends the runs whose reason is no more, whose account is active no more, or for which the play's own condition to stop holds; what nobody
 * has done of their tasks is called off. Returns how many ended.
 */
export async function endRuns(db: Db, firing: Firing, now: string): Promise<number> {
  const { inForce, figures } = firing;
  const { stopWhen, trigger } = inForce.play;
  const reason = reasonEnded(firing);
  // What a person, another play or an earlier version's trigger began has no such reason to lose.
  const ended = reason && sql`${isBegunBy(trigger.on)} and ${reason}`;
  const because = sql`case when a.status <> 'active' then 'inactive' ${ended ? sql`when ${ended} then 'reason'` : sql``}
    ${stopWhen ? sql`when ${whoSql(stopWhen, figures)} then 'condition'` : sql``} end`;
  // A run that is through still has a reason for the tasks that it left open.
  const open = sql`(r.state in ('queued', 'running') or r.state = 'done' and exists (select from task k where k.account_id = r.account_id and k.run_id = r.id and k.state = 'open'))`;
  const found = sql`
    select x.account_id, x.id, x.because from (
      select r.account_id, r.id, ${because} as because from play_run r join account a on a.id = r.account_id
        left join account_state s on s.account_id = r.account_id left join account_metric m on m.account_id = r.account_id
      where r.play_id = ${inForce.id} and ${open}) x where x.because is not null`;
  const done = await sql<{ account_id: string; id: string }>`
    update play_run r set state = 'stopped', ended_at = ${now}::timestamptz, ended_because = f.because from (${found}) f
    where r.account_id = f.account_id and r.id = f.id returning r.account_id, r.id`.execute(db);
  if (done.rows.length) await callOff(db, done.rows, now);
  return done.rows.length;
}

/** Calls off what runs have left to people, and mails that wait to be sent. */
async function callOff(db: Db, runs: readonly { account_id: string; id: string }[], now: string): Promise<void> {
  const of = sql`select * from unnest(${runs.map((one) => one.account_id)}::uuid[], ${runs.map((one) => one.id)}::uuid[]) as x(account_id, run_id)`;
  await cancelTasksOf(db, of, now);
  await callOffMails(db, of, now);
  await callOffPostings(db, of, now);
}

/** Ends a run by hand; false where it had ended. */
export async function stopRun(db: Db, id: string, now: string): Promise<boolean> {
  const done = await sql<{ account_id: string; id: string }>`
    update play_run r set state = 'stopped', ended_at = ${now}::timestamptz, ended_because = 'by_hand'
    where r.id = ${id} and r.state in ('queued', 'running') returning r.account_id, r.id`.execute(db);
  if (done.rows.length) await callOff(db, done.rows, now);
  return done.rows.length > 0;
}
