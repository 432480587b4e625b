import type { WriteCtx } from '../../access/index.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { insertSession, type Way } from './sessions.sql.ts';

const HOURS = 14 * 24;

export async function startSession(ctx: WriteCtx, memberId: string, way: Way): Promise<{ done: true }> {
  const token = newSecret('fp');
  const id = newId();
  const expiresAt = Temporal.Instant.from(ctx.now).add({ hours: HOURS }).toString();
  await insertSession(ctx.db, { tokenHash: sha256(token), id, memberId, way, now: ctx.now, expiresAt });
  ctx.session.set(token, expiresAt);
  await ctx.record({ action: 'portal.sign_in', entity: 'portal_member', entityId: memberId, after: { way } });
  return { done: true };
}
