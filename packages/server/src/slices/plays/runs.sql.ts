import { kindOfStep, type NamedStep, type NotThere, type PlayPolicy, type PlayRun, type RunStep, stepsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { callsOfRun } from './play-calls.sql.ts';
import { messagesOfRun } from './play-mails.sql.ts';
import { postingsOfRun } from './postings/postings.sql.ts';

interface RunRow extends Omit<PlayRun, 'step'> {
  at: number;
  document: PlayPolicy;
}

export interface RunsAsked {
  scope: Scope;
  id?: string | undefined;
  playId?: string | undefined;
  accountId?: string | undefined;
  state?: PlayRun['state'] | undefined;
  after: string[] | null;
  limit: number;
}

const rows = (asked: RunsAsked): Sql<RunRow> => sql<RunRow>`
  select r.id, r.play_id as "playId", v.document -> 'name' as "playName", r.play_version as version,
    r.account_id as "accountId", a.name as "accountName", r.occasion, r.arm, r.state, r.step as at, case when r.ended_at is null then r.due_at end as "dueAt",
    r.began_on as "beganOn", r.ended_at as "endedAt", r.ended_because as because, v.document,
    (select count(*) from play_step p where p.account_id = r.account_id and p.run_id = r.id and p.what ? 'notThere')::int as failed
  from play_run r join account a on a.id = r.account_id
    join policy_version v on v.policy_id = r.play_id and v.version = r.play_version
  where ${inScope(asked.scope, 'a')}
    ${asked.id ? sql`and r.id = ${asked.id}` : sql``} ${asked.playId ? sql`and r.play_id = ${asked.playId}` : sql``}
    ${asked.accountId ? sql`and r.account_id = ${asked.accountId}` : sql``} ${asked.state ? sql`and r.state = ${asked.state}` : sql``}
    ${asked.after ? sql`and (r.began_on, r.id) < (${asked.after[0]}::date, ${asked.after[1]}::uuid)` : sql``}
  order by r.began_on desc, r.id desc limit ${asked.limit}`;

const toRun = ({ at, document, ...row }: RunRow): PlayRun => ({
  ...row,
  step: row.state === 'running' || row.state === 'queued' ? (stepsOf(document)[at]?.id ?? null) : null,
});

/** Runs at accounts of the scope, the latest first. */
export async function selectRuns(db: Db, asked: RunsAsked): Promise<PlayRun[]> {
  return (await rows(asked).execute(db)).rows.map(toRun);
}

interface Taken {
  step: string;
  at: string;
  what: { until?: string; holds?: boolean; notThere?: NotThere };
}
interface Made {
  step: string;
  id: string;
  title: { zh: string; en: string };
  state: 'open' | 'done' | 'cancelled';
  outcome: NonNullable<RunStep['task']>['outcome'];
  owner: string | null;
}

/** A run with its steps in their order; undefined where the scope does not have it. */
export async function selectRun(
  db: Db,
  scope: Scope,
  id: string,
  language: 'zh' | 'en',
): Promise<(PlayRun & { steps: RunStep[] }) | undefined> {
  const [row] = (await rows({ scope, id, after: null, limit: 1 }).execute(db)).rows;
  if (!row) return undefined;
  const taken = await sql<Taken>`select step, at, what from play_step where account_id = ${row.accountId} and run_id = ${id}`.execute(db);
  const made =
    await sql<Made>`select t.step, t.id, t.title, t.state, t.outcome, u.name as owner from task t left join app_user u on u.id = t.owner_id
    where t.account_id = ${row.accountId} and t.run_id = ${id}`.execute(db);
  const messages = await messagesOfRun(db, row.accountId, id);
  const pieces = await postingsOfRun(db, row.accountId, id);
  const calls = await callsOfRun(db, row.accountId, id);
  const step = (of: NamedStep): RunStep => {
    const was = taken.rows.find((one) => one.step === of.id);
    const task = made.rows.find((one) => one.step === of.id);
    const { step: _, ...message } = messages.find((one) => one.step === of.id) ?? { step: null };
    const { step: __, ...posting } = pieces.find((one) => one.step === of.id) ?? { step: null };
    const { step: ___, ...call } = calls.find((one) => one.step === of.id) ?? { step: null };
    return {
      id: of.id,
      kind: kindOfStep(of),
      takenAt: was?.at ?? null,
      until: was?.what.until ?? null,
      holds: was?.what.holds ?? null,
      message: 'state' in message ? message : null,
      posting: 'state' in posting ? posting : null,
      call: 'state' in call ? call : null,
      notThere: was?.what.notThere ?? null,
      task: task ? { id: task.id, title: task.title[language], state: task.state, outcome: task.outcome, owner: task.owner } : null,
    };
  };
  return { ...toRun(row), steps: stepsOf(row.document).map(step) };
}
