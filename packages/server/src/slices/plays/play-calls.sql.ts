import type { NotifyStep, RunCall, WebhookStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { groupTexts, MASKED_NAMES, metricsIn } from '../../policy/play-variables.ts';
import { callKey, queueCalls, queueNotices } from '../deliveries/index.ts';
import { fillBothSql } from './fill.sql.ts';
import { metricFacts } from './metric-facts.sql.ts';
import type { AtStep } from './step-statements.sql.ts';

/** A call of the target for everybody of `runs`, once a run and step. */
export async function callOut(db: Db, of: AtStep, { webhook: { target } }: WebhookStep, runs: Sql): Promise<void> {
  const calls = sql`
    select r.account_id, r.id as run, ${of.step.id}::text as step, ${of.playId}::text as play, a.code as account, r.occasion
    from (${runs}) r join account a on a.id = r.account_id`;
  await queueCalls(db, target, calls, of.now);
}

/** A notice to the group for everybody of `runs`, once a run and step, with what everybody may read of the facts. */
export async function tellGroup(db: Db, of: AtStep, step: NotifyStep, runs: Sql): Promise<void> {
  const { group, title, detail } = step.notify;
  const named = metricsIn(groupTexts(step, []).map(({ text }) => text));
  const facts = sql`((r.facts || ${metricFacts(named, of.figures, of.catalog)}) - ${[...MASKED_NAMES]}::text[])`;
  const notices = sql`
    select r.account_id, r.id as run, ${of.step.id}::text as step, ${fillBothSql(title, facts)} as title,
      ${detail ? fillBothSql(detail, facts) : sql`null::jsonb`} as detail, ${JSON.stringify(of.play.name)}::jsonb as plain
    from (${runs}) r join account a on a.id = r.account_id left join account_state s on s.account_id = r.account_id
      left join account_metric m on m.account_id = r.account_id`;
  await queueNotices(db, group, notices, of.now);
}

/** What is noted at runs whose group no robot speaks in. */
export const unheard = (run: Sql, of: AtStep): Sql =>
  sql`case when exists (select from delivery d where d.key = ${callKey(run, sql`${of.step.id}::text`)}) then '{}'::jsonb
    else jsonb_build_object('call', jsonb_build_object('state', 'no_group', 'at', ${of.now}::timestamptz)) end`;

/** Notes what came of calls with their steps, before the queue forgets them. */
export async function noteCalls(db: Db): Promise<void> {
  await sql`update play_step p set what = p.what || jsonb_build_object('call', c.call)
    from delivery d cross join lateral (select jsonb_build_object('state', d.state, 'at', d.ended_at, 'error', d.error) as call) c
    where d.channel in ('webhook', 'robot') and d.content ? 'data' and d.state in ('sent', 'failed') and p.account_id = d.account_id and p.run_id = (d.content -> 'data' ->> 'run')::uuid
      and p.step = d.content -> 'data' ->> 'step' and p.what -> 'call' is distinct from c.call`.execute(db);
}

/** What came of the calls of a run, by their step; what the queue says goes before what was noted. */
export async function callsOfRun(db: Db, accountId: string, runId: string): Promise<(RunCall & { step: string })[]> {
  const found = await sql<RunCall & { step: string }>`
    select p.step, coalesce(d.state, p.what -> 'call' ->> 'state') as state, coalesce(d.ended_at, (p.what -> 'call' ->> 'at')::timestamptz) as at,
      case when d.id is null then p.what -> 'call' ->> 'error' else d.error end as error
    from play_step p left join delivery d on d.key = ${callKey(sql`p.run_id`, sql`p.step`)}
    where p.account_id = ${accountId} and p.run_id = ${runId} and (d.id is not null or p.what ? 'call')`.execute(db);
  return found.rows;
}
