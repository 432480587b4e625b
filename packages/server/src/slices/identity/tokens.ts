import type { Capability } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, may, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { userByEmail } from './identity.sql.ts';

export async function listTokens(ctx: Ctx) {
  const found = await sql<{
    id: string;
    name: string;
    scopes: string[];
    createdAt: string;
    expiresAt: string | null;
    usedAt: string | null;
  }>`
    select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt" from api_token
    where user_id = ${ctx.actor.userId}::uuid and revoked_at is null order by created_at desc`.execute(ctx.db);
  return { items: found.rows };
}

/** The token of oneself, or, for who manages users, of another person. */
export async function createToken(
  ctx: WriteCtx,
  input: { name: string; email?: string | undefined; scopes: Capability[]; expiresInDays?: number | undefined },
) {
  let userId = ctx.actor.userId;
  if (input.email) {
    const user = await userByEmail(ctx.db, input.email);
    if (!user) throw notFound('user');
    if (user.id !== userId && !may(ctx.actor, 'users.manage')) throw new Fault('forbidden', 'access.forbidden');
    userId = user.id;
  }
  if (!userId) throw notFound('user');
  if (ctx.actor.scopes !== null) throw new Fault('forbidden', 'access.forbidden');
  const token = newSecret('ft');
  const id = newId();
  const expiresAt = input.expiresInDays
    ? Temporal.Instant.from(ctx.now)
        .add({ hours: 24 * input.expiresInDays })
        .toString()
    : null;
  await sql`
    insert into api_token (id, token_hash, user_id, name, scopes, created_at, expires_at)
    values (${id}, ${sha256(token)}, ${userId}, ${input.name}, ${input.scopes}::text[], ${ctx.now}, ${expiresAt})`.execute(ctx.db);
  await ctx.record({
    action: 'token.create',
    entity: 'token',
    entityId: id,
    after: { userId, name: input.name, scopes: input.scopes, expiresAt },
  });
  return { token, id };
}

export async function revokeToken(ctx: WriteCtx, input: { id: string }) {
  const gone = await sql`
    update api_token set revoked_at = ${ctx.now} where id = ${input.id} and revoked_at is null
      and (user_id = ${ctx.actor.userId}::uuid or ${may(ctx.actor, 'users.manage')}) returning 1`.execute(ctx.db);
  if (!gone.rows.length) throw notFound('token');
  await ctx.record({ action: 'token.revoke', entity: 'token', entityId: input.id });
  return { done: true } as const;
}
