import { type Actor, ANONYMOUS, type Ctx, type Member } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { sha256 } from '../../kernel/ids.ts';
import { memberOfSession, touchSession } from './sessions.sql.ts';

/** What the caller's session says of them. */
export function memberOf(ctx: Ctx): Member {
  const { member } = ctx.actor;
  if (!member) throw new Fault('forbidden', 'access.forbidden');
  return member;
}

/** Whose session of the portal a secret is. Wrong and expired secrets are anonymous, and so is who left their company. */
export async function authenticateMember(
  db: Db,
  secret: string | undefined,
  now: string,
): Promise<{ actor: Actor; language: 'zh' | 'en' | null }> {
  const hash = sha256(secret ?? '');
  const row = secret ? await memberOfSession(db, hash, now) : undefined;
  if (!row) return { actor: ANONYMOUS, language: null };
  const { language, sessionId, stale, company, ...member } = row;
  if (stale) await touchSession(db, hash, now);
  // The log of what was done names the company: a person's name would stand there for who reads none.
  return { actor: { ...ANONYMOUS, kind: 'portal', name: company, sessionId, member }, language };
}
