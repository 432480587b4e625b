import { type MessageStep, OURS_ALONE, taskOfStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { metricsNamed } from '../../policy/play-variables.ts';
import { mailAddress } from '../contacts/index.ts';
import { queueMails, withdrawMails } from '../deliveries/index.ts';
import { fillBothSql } from './fill.sql.ts';
import { metricFacts } from './metric-facts.sql.ts';
import type { AtStep } from './step-statements.sql.ts';

/** By which the queue knows the mail of message o: a contact gets that of a step of a run once. */
const keyOf = sql<string>`'play:' || o.run_id || ':' || o.step || ':' || o.contact_id`;

/**
 * Puts the mails of everybody of `runs` whose message is to be mailed into the queue, in the language of the organisation; an answer goes to the
 * account's owner.
 */
export async function mailQueued(db: Db, of: AtStep, step: MessageStep, runs: Sql, recipient: Sql): Promise<void> {
  const { subject, script } = step.message;
  const task = taskOfStep(step);
  if (!task || !subject) return;
  const facts = sql`((r.facts || ${recipient} || ${metricFacts(metricsNamed([{ task }]), of.figures, of.catalog)}) - ${[...OURS_ALONE]}::text[])`;
  const mails = sql`
    select ${keyOf} as key, null::uuid as user_id, o.account_id, ${of.now}::timestamptz as at,
      jsonb_strip_nulls(jsonb_build_object('to', ${mailAddress}, 'subject', ${fillBothSql(subject, facts)} ->> n.language, 'text', ${fillBothSql(script, facts)} ->> n.language, 'replyTo', u.email)) as content
    from (${runs}) r join outgoing_message o on o.account_id = r.account_id and o.run_id = r.id and o.step = ${of.step.id} and o.state = 'queued'
      join contact c on c.account_id = o.account_id and c.id = o.contact_id
      join account a on a.id = r.account_id left join app_user u on u.id = a.owner_id
      left join account_state s on s.account_id = r.account_id left join account_metric m on m.account_id = r.account_id
      cross join lateral (select coalesce((select language from organisation), 'zh') as language) n`;
  await queueMails(db, mails, of.now);
}

/** Takes mails of runs (account_id, run_id) that nobody has begun to send out of the queue. */
export async function callOffMails(db: Db, runs: Sql, now: string): Promise<void> {
  const queued = sql`(${runs}) x where o.account_id = x.account_id and o.run_id = x.run_id and o.channel = 'mail' and o.state = 'queued'`;
  const gone = await withdrawMails(db, sql`select ${keyOf} from outgoing_message o, ${queued}`);
  if (!gone.length) return;
  await sql`update outgoing_message o set state = 'called_off', ended_at = ${now}::timestamptz from ${queued} and ${keyOf} = any(${gone}::text[])`.execute(
    db,
  );
}

/** Notes what came of mails, before the queue forgets them. */
export async function noteMails(db: Db): Promise<void> {
  await sql`update outgoing_message o set state = d.state, error = d.error, ended_at = d.ended_at from delivery d
    where o.channel = 'mail' and o.state in ('queued', 'failed') and d.key = ${keyOf} and d.state in ('sent', 'failed') and d.state <> o.state`.execute(
    db,
  );
}

/** What came of the messages of a run, by their step; what the queue says goes before what was noted. */
export interface MessageRow {
  step: string;
  channel: MessageStep['message']['channel'];
  state: 'handed' | 'queued' | 'sent' | 'failed' | 'called_off';
  to: string | null;
  at: string | null;
  error: string | null;
}
export async function messagesOfRun(db: Db, accountId: string, runId: string): Promise<MessageRow[]> {
  const found = await sql<MessageRow>`
    select o.step, o.channel, case d.state when 'sent' then 'sent' when 'failed' then 'failed' when 'waiting' then 'queued' else o.state end as state,
      coalesce(c.salutation, c.name) as to, coalesce(d.ended_at, o.ended_at) as at, coalesce(d.error, o.error) as error
    from outgoing_message o left join contact c on c.account_id = o.account_id and c.id = o.contact_id
      left join delivery d on o.channel = 'mail' and d.key = ${keyOf}
    where o.account_id = ${accountId} and o.run_id = ${runId}`.execute(db);
  return found.rows;
}
