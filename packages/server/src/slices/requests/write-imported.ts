import { sql } from 'kysely';
import type { Ctx } from '../../access/index.ts';
import { clockTimes } from './clock-times.ts';
import { workOutClocks } from './clocks.sql.ts';
import { insertImported, insertLives, updateUntouched, updateWorkedOn } from './imported-requests.sql.ts';

type Importing = Pick<Ctx, 'db' | 'now' | 'today' | 'organisation'>;
interface By {
  userId: string | null;
  /** Why nobody was called back of those that are closed. */
  note: string;
  classesOf: (accountIds: readonly string[]) => Promise<{ of: ReadonlyMap<string, string>; last: string | null }>;
}

/**
 * Writes the requests of a file, staged and compared. Their clocks are worked out by the class that their customer has today; what they came
 * to in the past is history and no news, so nobody is told.
 */
export async function writeStagedRequests(ctx: Importing, { userId, note, classesOf }: By): Promise<void> {
  const { db, now, today, organisation } = ctx;
  const found = await sql<{ accounts: string[]; oldest: string | null }>`
    select coalesce(array_agg(distinct account_id) filter (where action = 'create'), '{}') as accounts, min(opened_at) as oldest
    from staged_request where action <> 'same'`.execute(db);
  const { accounts, oldest } = found.rows[0]!;
  if (!oldest) return;
  await insertImported(db, { now, note, ...(await classesOf(accounts)) });
  await updateUntouched(db, { now, note });
  await insertLives(db, organisation?.timeZone ?? 'UTC');
  await updateWorkedOn(db, { now, today, userId });
  const written = sql`staged_request s where s.action <> 'same'`;
  await workOutClocks(db, await clockTimes(ctx, oldest), sql`r.id in (select s.id from ${written})`);
  await sql`update request_clock k set level_at = null from ${written} and s.untouched and k.request_id = s.id`.execute(db);
}
