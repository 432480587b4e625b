import {
  type AskedTask,
  type BeginStep,
  type BranchStep,
  type ContactRules,
  type GiftRules,
  type MaterialStep,
  type MessageStep,
  type NamedStep,
  type NotifyStep,
  type NotThere,
  type PlayPolicy,
  type SetStep,
  type StartStep,
  stepsOf,
  taskOfStep,
  type WaitStep,
  type WebhookStep,
} from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { addWorkingDays, type WorkCalendar } from '../../kernel/working-days.ts';
import type { Catalog } from '../../policy/catalog.ts';
import { MASKED_NAMES, metricsNamed } from '../../policy/play-variables.ts';
import { type Figures, setOwnField, whoSql } from '../accounts/index.ts';
import { beginProcedure } from '../procedures/index.ts';
import { boundsOfDay, insertFired } from '../tasks/index.ts';
import type { When } from './begin-runs.sql.ts';
import { fillBothSql } from './fill.sql.ts';
import { metricFacts } from './metric-facts.sql.ts';
import { callOut, tellGroup, unheard } from './play-calls.sql.ts';
import { mailQueued } from './play-mails.sql.ts';
import { makePostings } from './postings/make-postings.sql.ts';
import { handOver, recipientFacts } from './send-messages.sql.ts';

/** A step of one version of a play, for all runs that stand before it. */
export interface AtStep extends When {
  playId: string;
  version: number;
  play: PlayPolicy;
  step: NamedStep;
  /** Its place, from 0. */
  at: number;
  figures: Figures;
  catalog: Catalog;
  calendar: WorkCalendar;
  /** When messages may go out, and how many a person gets. */
  rules: ContactRules;
  /** What gifts may be worth. */
  gifts: GiftRules;
  /** Waits end when a day begins there. */
  timeZone: string;
}

/** How many runs went on, and how many tasks were made. */
export interface Taken {
  moved: number;
  tasks: number;
}

/** Runs that stand before the step and are due. */
const here = ({ playId, version, at, now }: AtStep): Sql => sql`
  select r.account_id, r.id, r.occasion, r.facts, r.began_at from play_run r
  where r.play_id = ${playId} and r.play_version = ${version} and r.state = 'running' and r.step = ${at} and r.due_at <= ${now}::timestamptz`;

/** Notes the step as taken and moves the runs of `moving` (account_id, id, target, what) on. The end is the place after the last step. */
async function moveOn(db: Db, { play, step, now }: AtStep, moving: Sql): Promise<Taken> {
  const end = play.steps.length;
  const done = await sql`
    with moving as materialized (${moving}),
      noted as (insert into play_step (account_id, run_id, step, at, what) select account_id, id, ${step.id}, ${now}::timestamptz, what from moving
        on conflict (account_id, run_id, step) do update set what = play_step.what || excluded.what)
    update play_run r set step = m.target, due_at = ${now}::timestamptz, state = case when m.target >= ${end}::int then 'done' else r.state end,
      ended_at = case when m.target >= ${end}::int then ${now}::timestamptz end, ended_because = case when m.target >= ${end}::int then 'through' end
    from moving m where r.account_id = m.account_id and r.id = m.id`.execute(db);
  return { moved: Number(done.numAffectedRows ?? 0), tasks: 0 };
}
const toNext = (of: AtStep, runs: Sql = here(of), what: Sql = sql`'{}'::jsonb`): Sql =>
  sql`select account_id, id, ${of.at + 1}::int as target, ${what} as what from (${runs}) r`;
/** What is noted of a step that came to nothing, because what it begins is not in force. */
const notThere = (what: NotThere['what'], name: string): Sql =>
  sql`jsonb_build_object('notThere', jsonb_build_object('what', ${what}::text, 'name', ${name}::text))`;

/** Tasks for everybody who stands before the step, or for those of `runs`; `more`: facts that the step itself gives. */
async function makeTasks(
  db: Db,
  of: AtStep,
  step: { task: AskedTask },
  more: Sql = sql`'{}'::jsonb`,
  runs: Sql = here(of),
): Promise<Taken> {
  const { task } = step;
  const facts = sql`(r.facts || ${more} || ${metricFacts(metricsNamed([step]), of.figures, of.catalog)})`;
  // What only some readers may see stays out of what is written for all.
  const plain = sql`(${facts} - ${[...MASKED_NAMES]}::text[])`;
  const made = await insertFired(
    db,
    sql`select r.account_id, r.id as run_id, ${of.step.id}::text as step, ${of.playId}::text as play_id, ${of.version}::int as play_version, r.occasion,
        ${task.kind}::text as kind, ${fillBothSql(task.title, plain)} as title, ${fillBothSql(task.reason, plain)} as reason, ${facts} as facts,
        ${task.for}::text as doer, ${addWorkingDays(of.today, task.dueInWorkingDays, of.calendar)}::date as due_on
      from (${runs}) r join account a on a.id = r.account_id left join account_state s on s.account_id = r.account_id
        left join account_metric m on m.account_id = r.account_id`,
    of,
    of.calendar,
  );
  return { ...(await moveOn(db, of, toNext(of))), tasks: made };
}

/** As many as may go out are mailed, or become drafts for a person to send; the others wait. */
async function sendMessages(db: Db, of: AtStep, step: MessageStep): Promise<Taken> {
  const task = taskOfStep(step);
  if (!task || !(await handOver(db, of, step, here(of)))) return { moved: 0, tasks: 0 };
  const recipient = recipientFacts(of.step.id);
  if (step.message.channel !== 'mail') return makeTasks(db, of, { task }, recipient);
  await mailQueued(db, of, step, here(of), recipient);
  const left = sql`select h.* from (${here(of)}) h join outgoing_message o on o.account_id = h.account_id and o.run_id = h.id and o.step = ${of.step.id} and o.state = 'handed'`;
  return makeTasks(db, of, { task }, recipient, left);
}

/** A piece on the posting list. */
async function post(db: Db, of: AtStep, step: MaterialStep): Promise<Taken> {
  await makePostings(db, of, step, here(of));
  return moveOn(db, of, toNext(of));
}

/** A program outside is told. */
async function tellOutside(db: Db, of: AtStep, step: WebhookStep): Promise<Taken> {
  await callOut(db, of, step, here(of));
  return moveOn(db, of, toNext(of));
}

/** A group is told. */
async function notify(db: Db, of: AtStep, step: NotifyStep): Promise<Taken> {
  await tellGroup(db, of, step, here(of));
  return moveOn(db, of, sql`select account_id, id, ${of.at + 1}::int as target, ${unheard(sql`r.id`, of)} as what from (${here(of)}) r`);
}

/** Whether no task of an earlier step is open any more: closed, called off, or never made. */
const closed = (step: string): Sql<boolean> =>
  sql<boolean>`not exists (select from task k where k.account_id = r.account_id and k.run_id = r.id and k.step = ${step} and k.state = 'open')`;

/** Arrivals note until when they wait; who has waited long enough, or for what has come, goes on. */
async function wait(db: Db, of: AtStep, { wait: until }: WaitStep): Promise<Taken> {
  const day =
    'workingDays' in until
      ? addWorkingDays(of.today, until.workingDays, of.calendar)
      : Temporal.PlainDate.from(of.today)
          .add({ days: 'days' in until ? until.days : until.atMost })
          .toString();
  const dueAt = boundsOfDay(day, of.timeZone).from;
  const waiting = sql`exists (select from play_step p where p.account_id = r.account_id and p.run_id = r.id and p.step = ${of.step.id})`;
  await sql`
    with arrived as (
      insert into play_step (account_id, run_id, step, at, what)
      select r.account_id, r.id, ${of.step.id}, ${of.now}::timestamptz, jsonb_build_object('until', ${dueAt}::timestamptz) from (${here(of)}) r where not ${waiting}
      on conflict do nothing returning account_id, run_id)
    update play_run r set due_at = ${dueAt}::timestamptz from arrived a where r.account_id = a.account_id and r.id = a.run_id`.execute(db);
  const over =
    'closed' in until ? sql`(r.due_at <= ${of.now}::timestamptz or ${closed(until.closed)})` : sql`r.due_at <= ${of.now}::timestamptz`;
  const runs = sql`select r.account_id, r.id from play_run r where r.play_id = ${of.playId} and r.play_version = ${of.version} and r.state = 'running'
    and r.step = ${of.at} and ${waiting} and ${over}`;
  return moveOn(db, of, toNext(of, runs));
}

/** The place of the step that a branch leads to. */
function placeOf(of: AtStep, target: string | undefined): number {
  if (target === undefined) return of.at + 1;
  if (target === 'end') return of.play.steps.length;
  return stepsOf(of.play).findIndex(({ id }) => id === target);
}

/** Whether the facts of a run are of one of these marks of its trigger. */
export const begunAtMark = (marks: readonly number[], facts: Sql): Sql<boolean> =>
  sql<boolean>`coalesce((${facts} ->> 'mark')::int = any(${[...marks]}::int[]), false)`;

async function branch(db: Db, of: AtStep, { branch: { test, met, unmet } }: BranchStep): Promise<Taken> {
  const holds =
    'when' in test
      ? whoSql(test.when, of.figures)
      : 'begunAt' in test
        ? begunAtMark(test.begunAt, sql`r.facts`)
        : sql`exists (select from task k where k.account_id = r.account_id and k.run_id = r.id and k.step = ${test.task} and k.outcome = any(${[...test.closedAs]}::text[]))`;
  return moveOn(
    db,
    of,
    sql`select r.account_id, r.id, case when c.holds then ${placeOf(of, met)}::int else ${placeOf(of, unmet)}::int end as target,
        jsonb_build_object('holds', c.holds) as what
      from (${here(of)}) r join account a on a.id = r.account_id left join account_state s on s.account_id = r.account_id
        left join account_metric m on m.account_id = r.account_id cross join lateral (select ${holds} as holds) c`,
  );
}

async function setField(db: Db, of: AtStep, { set }: SetStep): Promise<Taken> {
  await setOwnField(db, sql`select r.account_id from (${here(of)}) r`, set, of);
  return moveOn(db, of, toNext(of));
}

/** Queues the other play at the same accounts; where it is not in force the run goes on without, and says so. */
async function start(db: Db, of: AtStep, { start: { play } }: StartStep): Promise<Taken> {
  await sql`
    insert into play_run (account_id, id, play_id, play_version, occasion, facts, state, due_at, began_on, began_at)
    select r.account_id, uuid7(${of.now}::timestamptz), v.policy_id, v.version, 'by:' || r.id || ':' || ${of.step.id}, r.facts, 'queued',
      ${of.now}::timestamptz, ${of.today}::date, ${of.now}::timestamptz
    from (${here(of)}) r join policy_version v on v.policy_id = ${play} and v.state = 'published'
    on conflict (account_id, play_id, occasion) do nothing`.execute(db);
  const isInForce = sql`exists (select from policy_version v where v.policy_id = ${play} and v.state = 'published')`;
  return moveOn(db, of, toNext(of, here(of), sql`case when ${isInForce} then '{}'::jsonb else ${notThere('play', play)} end`));
}

/** Begins the procedure at their accounts, once a run of the play; where it is not in force the run goes on without, and says so. */
async function beginRuns(db: Db, of: AtStep, { begin: { procedure } }: BeginStep): Promise<Taken> {
  const standing = await sql<{ accountId: string }>`select r.account_id as "accountId" from (${here(of)}) r order by r.id`.execute(db);
  const isInForce = await beginProcedure(db, of, { id: procedure, accountIds: standing.rows.map(({ accountId }) => accountId) });
  return moveOn(db, of, isInForce ? toNext(of) : toNext(of, here(of), notThere('procedure', procedure)));
}

/** Takes the step for everybody who stands before it. */
export function takeStep(db: Db, of: AtStep): Promise<Taken> {
  const { step } = of;
  if ('task' in step) return makeTasks(db, of, step);
  if ('message' in step) return sendMessages(db, of, step);
  if ('material' in step) return post(db, of, step);
  if ('notify' in step) return notify(db, of, step);
  if ('webhook' in step) return tellOutside(db, of, step);
  if ('wait' in step) return wait(db, of, step);
  if ('branch' in step) return branch(db, of, step);
  if ('set' in step) return setField(db, of, step);
  if ('start' in step) return start(db, of, step);
  if ('begin' in step) return beginRuns(db, of, step);
  return moveOn(db, of, sql`select account_id, id, ${of.play.steps.length}::int as target, '{}'::jsonb as what from (${here(of)}) r`);
}
