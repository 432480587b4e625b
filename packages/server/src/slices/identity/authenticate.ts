import { type Actor, ANONYMOUS } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { sha256 } from '../../kernel/ids.ts';
import { type ActorRow, actorOfSession, actorOfToken, touchSession, touchToken } from './identity.sql.ts';

/** A person as found in the base, as who calls. */
export const actorOf = (row: ActorRow, kind: 'user' | 'token'): Actor => ({
  kind,
  userId: row.user_id,
  name: row.name,
  role: row.role,
  teamId: row.team_id,
  regionId: row.region_id,
  visibility: row.visibility ?? null,
  scopes: row.scopes,
  sessionId: row.session_id,
});

/** Who holds this secret: a session of a browser or an API token. Wrong and expired secrets are anonymous. */
export async function authenticate(
  db: Db,
  secret: string | undefined,
  now: string,
): Promise<{ actor: Actor; language: 'zh' | 'en' | null }> {
  if (!secret) return { actor: ANONYMOUS, language: null };
  const hash = sha256(secret);
  const isToken = secret.startsWith('ft_');
  const row = isToken ? await actorOfToken(db, hash, now) : await actorOfSession(db, hash, now);
  if (!row) return { actor: ANONYMOUS, language: null };
  if (row.stale) await (isToken ? touchToken : touchSession)(db, hash, now);
  return { actor: actorOf(row, isToken ? 'token' : 'user'), language: row.language };
}
