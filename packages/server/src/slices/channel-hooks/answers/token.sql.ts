import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

/** What a platform gave us to speak with that still holds at a moment, sealed. */
export async function keptToken(db: Db, hookId: string, at: string): Promise<string | undefined> {
  const found = await sql<{ token: string }>`
    select sealed_token as token from channel_hook where id = ${hookId} and sealed_token is not null and token_until > ${at}::timestamptz`.execute(
    db,
  );
  return found.rows[0]?.token;
}
// unaudited: it comes and goes by itself
export async function keepToken(db: Db, hookId: string, { sealed, until }: { sealed: string; until: string }): Promise<void> {
  await sql`update channel_hook set sealed_token = ${sealed}, token_until = ${until}::timestamptz where id = ${hookId}`.execute(db);
}
