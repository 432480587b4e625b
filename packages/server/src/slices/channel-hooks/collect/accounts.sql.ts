import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

interface NewsOf {
  hookId: string;
  account: string;
  sealedToken: string | null;
  now: string;
}
/** An account has messages: of one that was not known before, those from now on are taken. */
// unaudited: the verb records it
export async function noteNews(db: Db, { hookId, account, sealedToken, now }: NewsOf): Promise<void> {
  await sql`
    insert into channel_account (hook_id, account, since, sealed_token, told_at, next_at)
    values (${hookId}, ${account}, ${now}, ${sealedToken}, ${now}, ${now})
    on conflict (hook_id, account) do update set sealed_token = excluded.sealed_token, told_at = excluded.told_at, next_at = excluded.next_at,
      attempts = 0`.execute(db);
}

export interface DueAccount {
  hookId: string;
  account: string;
  since: string;
  cursor: string | null;
  sealedToken: string | null;
  toldAt: string;
  attempts: number;
  sealedSecrets: string;
}
const LEASE_MINUTES = 5;
/** Takes accounts whose messages are to be fetched, for this process alone; what a killed one held is taken up again after its lease. */
// unaudited: a claim; what comes of it is noted
export async function claimAccounts(db: Db, now: string, limit: number): Promise<DueAccount[]> {
  const lease = Temporal.Instant.from(now).add({ minutes: LEASE_MINUTES }).toString();
  const found = await sql<DueAccount>`
    with due as (select a.hook_id, a.account from channel_account a join channel_hook h on h.id = a.hook_id
        where a.next_at <= ${now}::timestamptz and h.enabled order by a.next_at, a.account limit ${limit} for update of a skip locked)
    update channel_account a set attempts = a.attempts + 1, next_at = ${lease}::timestamptz from due d, channel_hook h
    where a.hook_id = d.hook_id and a.account = d.account and h.id = a.hook_id
    returning a.hook_id as "hookId", a.account, a.since, a.cursor, a.sealed_token as "sealedToken", a.told_at as "toldAt", a.attempts,
      h.sealed_secrets as "sealedSecrets"`.execute(db);
  return found.rows;
}

// unaudited: what was said up to there is recorded
export async function moveCursor(db: Db, { hookId, account }: Pick<DueAccount, 'hookId' | 'account'>, cursor: string): Promise<void> {
  await sql`update channel_account set cursor = ${cursor} where hook_id = ${hookId} and account = ${account}`.execute(db);
}

/** How fetching went; news that came meanwhile stay. */
// unaudited: what came of it stands with it
export async function noteFetched(
  db: Db,
  { hookId, account, toldAt }: DueAccount,
  { error, nextAt }: { error: string | null; nextAt: string | null },
): Promise<void> {
  await sql`update channel_account set error = ${error}, next_at = ${nextAt}::timestamptz
    where hook_id = ${hookId} and account = ${account} and told_at = ${toldAt}::timestamptz`.execute(db);
}
