import { CAPABILITIES, type Me } from '@fulcrum/contract';
import { sql } from 'kysely';
import { type Ctx, may, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { type UserRow, userById } from './identity.sql.ts';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';
import { newTotpSecret, totpStep, totpUri } from './totp.ts';

const done = { done: true } as const;

/** The caller's own row; jobs and the command line have none. */
export async function myRow(ctx: Ctx): Promise<UserRow> {
  const row = ctx.actor.userId ? await userById(ctx.db, ctx.actor.userId) : undefined;
  if (!row) throw notFound('user');
  return row;
}

export async function me(ctx: Ctx): Promise<Me> {
  const row = await myRow(ctx);
  const organisation = ctx.organisation;
  if (!organisation) throw new Fault('unauthenticated', 'setup.needed');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    teamName: row.team_name,
    language: row.language,
    totp: row.totp_confirmed_at !== null,
    may: CAPABILITIES.filter((capability) => may(ctx.actor, capability)),
    organisation,
    today: ctx.today,
  };
}

export async function changeMe(ctx: WriteCtx, input: { name?: string | undefined; language?: 'zh' | 'en' | undefined }) {
  const before = await myRow(ctx);
  await sql`update app_user set name = coalesce(${input.name ?? null}, name), language = coalesce(${input.language ?? null}, language) where id = ${before.id}`.execute(
    ctx.db,
  );
  await ctx.record({
    action: 'user.change_own',
    entity: 'user',
    entityId: before.id,
    before: { name: before.name, language: before.language },
    after: input,
  });
  return done;
}

export async function changePassword(ctx: WriteCtx, input: { current: string; next: string }) {
  const row = await myRow(ctx);
  if (!(await verifyPassword(input.current, row.password_hash))) throw new Fault('invalid', 'access.bad_credentials');
  checkPassword(input.next, row.email);
  await sql`update app_user set password_hash = ${await hashPassword(input.next)} where id = ${row.id}`.execute(ctx.db);
  await sql`delete from session where user_id = ${row.id} and id is distinct from ${ctx.actor.sessionId}::uuid`.execute(ctx.db);
  await ctx.record({ action: 'user.change_password', entity: 'user', entityId: row.id });
  return done;
}

export async function startTotp(ctx: WriteCtx) {
  const row = await myRow(ctx);
  const secret = newTotpSecret();
  await sql`update app_user set totp_secret = ${ctx.services.seal(secret)}, totp_confirmed_at = null where id = ${row.id}`.execute(ctx.db);
  await ctx.record({ action: 'user.start_totp', entity: 'user', entityId: row.id });
  return { secret, uri: totpUri(secret, row.email) };
}

export async function confirmTotp(ctx: WriteCtx, input: { code: string }) {
  const row = await myRow(ctx);
  const step = row.totp_secret ? totpStep(ctx.services.unseal(row.totp_secret), input.code, ctx.now) : null;
  if (step === null) throw new Fault('invalid', 'access.bad_credentials');
  await sql`update app_user set totp_confirmed_at = ${ctx.now}, totp_last_step = ${step} where id = ${row.id}`.execute(ctx.db);
  await ctx.record({ action: 'user.confirm_totp', entity: 'user', entityId: row.id });
  return done;
}

export async function stopTotp(ctx: WriteCtx, input: { password: string }) {
  const row = await myRow(ctx);
  if (!(await verifyPassword(input.password, row.password_hash))) throw new Fault('invalid', 'access.bad_credentials');
  await sql`update app_user set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = ${row.id}`.execute(ctx.db);
  await ctx.record({ action: 'user.stop_totp', entity: 'user', entityId: row.id });
  return done;
}
