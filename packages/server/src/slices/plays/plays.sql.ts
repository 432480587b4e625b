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
}

/** Published plays with their cursors, by id. */
export async function selectPlays(db: Db, today: string): Promise<PlayInForce[]> {
  const found = await sql<{ id: string; version: number; document: unknown; ran_to: string; has_run: boolean }>`
    select p.id, v.version, v.document, c.ran_to is not null as has_run,
      coalesce(c.ran_to, least(v.in_force_from, ${today}::date)) as ran_to
    from policy p join policy_version v on v.policy_id = p.id and v.state = 'published' left join play_cursor c on c.play_id = p.id
    where p.kind = 'play' order by p.id`.execute(db);
  return found.rows.map((row) => ({
    id: row.id,
    version: row.version,
    play: PlayPolicy.parse(row.document),
    ranTo: row.ran_to,
    hasRun: row.has_run,
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
  open: number;
  done: number;
}

export async function countTasksByPlay(db: Db): Promise<Map<string, PlayCounts>> {
  const found = await sql<PlayCounts>`
    select play_id as id, count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'done')::int as done
    from task where play_id is not null group by play_id`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}
