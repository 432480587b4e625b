import { sql } from 'kysely';
import { type Actor, ANONYMOUS, inScope, type Scope } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { sha256 } from '../../kernel/ids.ts';
import { type ActorRow, actorOf } from '../identity/index.ts';
import { eventAccounts } from './standing.sql.ts';

export interface Feed {
  madeAt: string;
  readAt: string | null;
}

export async function feedOf(db: Db, userId: string | null): Promise<Feed | null> {
  const found = await sql<Feed>`select made_at as "madeAt", read_at as "readAt" from calendar_feed where user_id = ${userId}::uuid`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** The new secret takes the place of the old, which is good for nothing from now on. */
export async function putFeed(db: Db, userId: string, token: string, now: string): Promise<void> {
  await sql`insert into calendar_feed (user_id, token_hash, made_at) values (${userId}, ${sha256(token)}, ${now})
    on conflict (user_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at, read_at = null`.execute(db);
}

/** Answers whether there was one. */
export async function dropFeed(db: Db, userId: string | null): Promise<boolean> {
  const gone = await sql`delete from calendar_feed where user_id = ${userId}::uuid returning 1`.execute(db);
  return gone.rows.length > 0;
}

/** Whose feed a secret is of: they read key events by it and do nothing else. Notes, at most once a minute, that it is read. */
// unaudited: that a feed was read is kept with it
export async function authenticateFeed(
  db: Db,
  secret: string | undefined,
  now: string,
): Promise<{ actor: Actor; language: 'zh' | 'en' | null }> {
  const hash = sha256(secret ?? '');
  const found = await sql<ActorRow>`
    select u.id as user_id, u.name, u.role, u.team_id, u.region_id, u.visibility, u.language, null as session_id, array['plays.read'] as scopes,
      coalesce(f.read_at < ${now}::timestamptz - interval '1 minute', true) as stale
    from calendar_feed f join app_user u on u.id = f.user_id where f.token_hash = ${hash} and u.disabled_at is null`.execute(db);
  const [row] = found.rows;
  if (!row) return { actor: ANONYMOUS, language: null };
  if (row.stale) await sql`update calendar_feed set read_at = ${now} where token_hash = ${hash}`.execute(db);
  return { actor: actorOf(row, 'token'), language: row.language };
}

export interface DayOf {
  eventId: string;
  on: string;
}

/** The customers of the scope whom each of the days concerns, by name; of each day so many at most. */
export async function nameConcerned(
  db: Db,
  scope: Scope,
  { days, asOf, most }: { days: readonly DayOf[]; asOf: string; most: number },
): Promise<(DayOf & { names: string[] })[]> {
  if (days.length === 0) return [];
  const found = await sql<DayOf & { names: string[] }>`
    select n.event as "eventId", n.on_day as on, array_agg(n.name order by n.place) as names
    from (select k.event, k.on_day, a.name, row_number() over (partition by k.event, k.on_day order by a.name, a.id) as place
      from ${eventAccounts(sql`${asOf}::date`, { facts: false })} k
        join unnest(${days.map(({ eventId }) => eventId)}::text[], ${days.map(({ on }) => on)}::date[]) d(event, on_day) on d.event = k.event and d.on_day = k.on_day
        join account a on a.id = k.account_id and ${inScope(scope, 'a')}) n
    where n.place <= ${most} group by 1, 2`.execute(db);
  return found.rows;
}
