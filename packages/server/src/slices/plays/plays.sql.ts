import { PlayPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export interface PlayInForce {
  id: string;
  version: number;
  play: PlayPolicy;
  /** The last day the play ran for; before its first run the day it came into force. */
  ranTo: string;
  hasRun: boolean;
  /** The day on which its first version came into force. */
  since: string;
  isPaused: boolean;
  pausedAt: string | null;
  /** Runs wait to begin. */
  queued: boolean;
}

/** Published plays with their cursors, by id. */
export async function selectPlays(db: Db, today: string): Promise<PlayInForce[]> {
  const found = await sql<{
    id: string;
    version: number;
    document: unknown;
    ran_to: string;
    has_run: boolean;
    since: string;
    paused_at: string | null;
    queued: boolean;
  }>`
    select p.id, v.version, v.document, c.ran_to is not null as has_run,
      coalesce(c.ran_to, least(v.in_force_from, ${today}::date)) as ran_to, c.paused_at,
      (select coalesce(min(b.in_force_from), ${today}::date) from policy_version b where b.policy_id = p.id and b.state in ('published', 'retired')) as since,
      exists (select from play_run q where q.play_id = p.id and q.state = 'queued') as queued
    from policy p join policy_version v on v.policy_id = p.id and v.state = 'published' left join play_cursor c on c.play_id = p.id
    where p.kind = 'play' order by p.id`.execute(db);
  return found.rows.map((row) => ({
    id: row.id,
    version: row.version,
    play: PlayPolicy.parse(row.document),
    ranTo: row.ran_to,
    hasRun: row.has_run,
    since: row.since,
    isPaused: row.paused_at !== null,
    pausedAt: row.paused_at,
    queued: row.queued,
  }));
}

/** Moves the cursors of plays to a day; never back. */
export async function advanceCursors(db: Db, ids: readonly string[], to: string, now: string): Promise<void> {
  await sql`
    insert into play_cursor (play_id, ran_to, at) select unnest(${ids}::text[]), ${to}::date, ${now}::timestamptz
    on conflict (play_id) do update set ran_to = greatest(play_cursor.ran_to, excluded.ran_to), at = excluded.at`.execute(db);
}

/** Runs of plays wait for one another, so that the later one sees the tasks of the earlier. */
export async function lockPlays(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('plays.run', 0))`.execute(db);
}

export interface PlayCounts {
  id: string;
  /** Runs. */
  queued: number;
  running: number;
  held: number;
  /** Tasks. */
  open: number;
  done: number;
}

export async function countByPlay(db: Db): Promise<Map<string, PlayCounts>> {
  const found = await sql<PlayCounts>`
    select p.id, coalesce(r.queued, 0) as queued, coalesce(r.running, 0) as running, coalesce(r.held, 0) as held, coalesce(t.open, 0) as open, coalesce(t.done, 0) as done
    from policy p
      left join (select play_id, count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'running')::int as running,
        count(*) filter (where state = 'held')::int as held from play_run group by play_id) r on r.play_id = p.id
      left join (select play_id, count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'done')::int as done
        from task where play_id is not null group by play_id) t on t.play_id = p.id
    where p.kind = 'play'`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Lets a play rest or go on. What has not run yet begins to count from the day on which it came into force. */
export async function pausePlay(
  db: Db,
  { id, ranTo }: PlayInForce,
  { paused, now, by }: { paused: boolean; now: string; by: string | null },
): Promise<void> {
  const at = paused ? now : null;
  await sql`
    insert into play_cursor (play_id, ran_to, at, paused_at, paused_by) values (${id}, ${ranTo}::date, ${now}::timestamptz, ${at}::timestamptz, ${paused ? by : null}::uuid)
    on conflict (play_id) do update set paused_at = excluded.paused_at, paused_by = excluded.paused_by`.execute(db);
}

/** Whether run r was called off while it waited: whoever begins takes the first step in the same transaction. */
export const neverBegan = sql<boolean>`(r.state = 'stopped' and not exists (select from play_step w where w.account_id = r.account_id and w.run_id = r.id))`;

/** Queues a run that a person begins; false while one of the play is under way at the account. */
export async function insertByHand(
  db: Db,
  { id, version }: PlayInForce,
  { accountId, runId, now, today }: { accountId: string; runId: string; now: string; today: string },
): Promise<boolean> {
  const made = await sql`
    insert into play_run (account_id, id, play_id, play_version, occasion, facts, state, due_at, began_on, began_at)
    select a.id, ${runId}, ${id}, ${version}, 'hand:' || ${runId}::text, jsonb_build_object('account', a.name), 'queued', ${now}::timestamptz, ${today}::date, ${now}::timestamptz
    from account a where a.id = ${accountId} and not exists (select from play_run r where r.account_id = a.id and r.play_id = ${id} and r.state in ('queued', 'running'))`.execute(
    db,
  );
  return Number(made.numAffectedRows ?? 0) > 0;
}

/** Whether, in plays that are not paused, a step has come due, a run was queued within the hour (what waits longer begins at night), or a task of one was closed within the day. */
export async function isAnythingDue(db: Db, now: string): Promise<boolean> {
  const found = await sql<{ due: boolean }>`
    with live as materialized (select p.id from policy p left join play_cursor c on c.play_id = p.id where p.kind = 'play' and c.paused_at is null)
    select exists (select from live p join play_run r on r.play_id = p.id and r.state = 'queued' and r.began_at > ${now}::timestamptz - interval '1 hour')
      or exists (select from live p join play_run r on r.play_id = p.id and r.state = 'running' and r.due_at <= ${now}::timestamptz)
      or exists (select from task t join play_run r on r.account_id = t.account_id and r.id = t.run_id and r.state = 'running' join live p on p.id = r.play_id
        where t.run_id is not null and t.state = 'done' and t.closed_at > ${now}::timestamptz - interval '1 day') as due`.execute(db);
  return found.rows[0]?.due ?? false;
}
