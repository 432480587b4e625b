import { sql } from 'kysely';
import type { Db } from '../../../db/database.ts';

/** A sign-in that is under way at an issuer. */
export interface UnderWay {
  accountId: string;
  issuer: string;
  clientId: string;
  nonce: string;
  sealedVerifier: string;
}
interface Hashes {
  state: Buffer;
  browser: Buffer;
}

// unaudited: that somebody left to sign in elsewhere is no act here
export async function insertUnderWay(db: Db, { state, browser }: Hashes, one: UnderWay & { expiresAt: string }): Promise<void> {
  await sql`insert into portal_sso_attempt (state_hash, browser_hash, account_id, issuer, client, nonce, sealed_verifier, expires_at)
    values (${state}, ${browser}, ${one.accountId}::uuid, ${one.issuer}, ${one.clientId}, ${one.nonce}, ${one.sealedVerifier}, ${one.expiresAt})`.execute(
    db,
  );
}

/** Uses a sign-in up; nothing for a state that never was, was used, is too old, or left from another browser. */
// unaudited: as above
export async function useUnderWay(db: Db, { state, browser }: Hashes, now: string): Promise<UnderWay | undefined> {
  const found = await sql<UnderWay>`
    delete from portal_sso_attempt where state_hash = ${state} and browser_hash = ${browser} and expires_at > ${now}
    returning account_id as "accountId", issuer, client as "clientId", nonce, sealed_verifier as "sealedVerifier"`.execute(db);
  return found.rows[0];
}
