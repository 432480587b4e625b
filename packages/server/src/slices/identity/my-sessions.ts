import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';

export async function listSessions(ctx: Ctx) {
  const found = await sql<{ id: string; created_at: string; seen_at: string; address: string | null; agent: string | null }>`
    select id, created_at, seen_at, address, agent from session where user_id = ${ctx.actor.userId}::uuid and expires_at > ${ctx.now} order by seen_at desc`.execute(
    ctx.db,
  );
  return {
    items: found.rows.map((row) => ({
      id: row.id,
      current: row.id === ctx.actor.sessionId,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      address: row.address,
      agent: row.agent,
    })),
  };
}

export async function revokeSession(ctx: WriteCtx, input: { id: string }) {
  const gone = await sql`delete from session where id = ${input.id} and user_id = ${ctx.actor.userId}::uuid returning 1`.execute(ctx.db);
  if (!gone.rows.length) throw notFound('session');
  await ctx.record({ action: 'session.revoke', entity: 'session', entityId: input.id });
  return { done: true } as const;
}

export async function signOut(ctx: WriteCtx) {
  if (ctx.actor.sessionId) await sql`delete from session where id = ${ctx.actor.sessionId}::uuid`.execute(ctx.db);
  ctx.session.clear();
  await ctx.record({ action: 'session.sign_out', entity: 'session', entityId: ctx.actor.sessionId });
  return { done: true } as const;
}
