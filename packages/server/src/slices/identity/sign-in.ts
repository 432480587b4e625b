import { sql } from 'kysely';
import type { WriteCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId, newSecret, sha256 } from '../../kernel/ids.ts';
import { insertAttempt, insertSession, recentFailures, type UserRow, userByEmail } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import { totpStep } from './totp.ts';

const LIMITS = { pair: 10, person: 100, address: 100 };

/** Records a failure outside the refused call's transaction, so that it outlives it. */
async function fail(ctx: WriteCtx, email: string, reason: 'access.bad_credentials' | 'access.totp_needed'): Promise<never> {
  if (reason === 'access.bad_credentials')
    await insertAttempt(ctx.services.root, { id: newId(), email, address: ctx.origin.address ?? '', at: ctx.now, succeeded: false });
  throw new Fault('unauthenticated', reason);
}

async function checkCode(ctx: WriteCtx, user: UserRow, code: string | undefined): Promise<void> {
  if (!user.totp_confirmed_at || !user.totp_secret) return;
  if (!code) await fail(ctx, user.email, 'access.totp_needed');
  const step = totpStep(ctx.services.unseal(user.totp_secret), code ?? '', ctx.now);
  if (step === null) await fail(ctx, user.email, 'access.bad_credentials');
  const used =
    await sql`update app_user set totp_last_step = ${step} where id = ${user.id} and coalesce(totp_last_step, 0) < ${step} returning 1`.execute(
      ctx.db,
    );
  if (!used.rows.length) await fail(ctx, user.email, 'access.bad_credentials');
}

export async function startSession(ctx: WriteCtx, userId: string): Promise<string> {
  const token = newSecret('fs');
  const id = newId();
  const expiresAt = Temporal.Instant.from(ctx.now)
    .add({ hours: 7 * 24 })
    .toString();
  await insertSession(ctx.db, {
    id,
    tokenHash: sha256(token),
    userId,
    now: ctx.now,
    expiresAt,
    address: ctx.origin.address,
    agent: ctx.origin.agent?.slice(0, 300) ?? null,
  });
  ctx.session.set(token, expiresAt);
  return id;
}

export async function signIn(
  ctx: WriteCtx,
  input: { email: string; password: string; code?: string | undefined },
): Promise<{ done: true }> {
  const failures = await recentFailures(ctx.services.root, input.email, ctx.origin.address ?? '', ctx.now);
  if (failures.pair >= LIMITS.pair || failures.person >= LIMITS.person || failures.address >= LIMITS.address)
    throw new Fault('limit', 'access.locked', { minutes: 15 });
  const user = await userByEmail(ctx.db, input.email);
  const right = await verifyPassword(input.password, user?.password_hash ?? null);
  if (!user || !right || user.disabled_at) return await fail(ctx, input.email, 'access.bad_credentials');
  await checkCode(ctx, user, input.code);
  await insertAttempt(ctx.db, { id: newId(), email: user.email, address: ctx.origin.address ?? '', at: ctx.now, succeeded: true });
  const sessionId = await startSession(ctx, user.id);
  const by = { kind: 'user', userId: user.id, name: user.name } as const;
  await ctx.record({ action: 'session.sign_in', entity: 'user', entityId: user.id, after: { sessionId }, by });
  return { done: true };
}
