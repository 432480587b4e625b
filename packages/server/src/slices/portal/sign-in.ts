import { type WriteCtx, writeCtx } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { sha256 } from '../../kernel/ids.ts';
import { verifyPassword } from '../identity/index.ts';
import { folded, forgetAttempts, noteAttempt, requireFew } from './attempts.ts';
import { LINK_JOB } from './link.job.ts';
import { memberOf } from './member.ts';
import { memberByEmail } from './members.sql.ts';
import { endSessions, useLink } from './sessions.sql.ts';
import { startSession } from './start-session.ts';

const done = { done: true } as const;

/**
 * Has a link mailed. Whether anybody has the address is looked up by the job alone, after this has answered: neither the answer nor the time that it
 * takes tells.
 */
export async function askLink(ctx: WriteCtx, input: { email: string }): Promise<{ done: true }> {
  const email = folded(input.email);
  await requireFew(ctx, 'link', email);
  await noteAttempt(ctx.db, ctx, 'link', email);
  await ctx.enqueue(LINK_JOB, { email });
  await ctx.record({ action: 'portal.ask_link', entity: 'portal_member' });
  return done;
}

export async function enter(ctx: WriteCtx, { token }: { token: string }): Promise<{ done: true }> {
  const used = await useLink(ctx.db, sha256(token), ctx.now);
  if (!used) throw new Fault('unauthenticated', 'portal.link_over');
  if (used.ssoOnly) throw new Fault('forbidden', 'portal.sso_only');
  return startSession(ctx, used.memberId, 'link');
}

/** Declared a query: the password is worked out, and a failure noted, while no connection is held. Only who is let in has a transaction. */
export async function signIn(ctx: WriteCtx, input: { email: string; password: string }): Promise<{ done: true }> {
  const email = folded(input.email);
  await requireFew(ctx, 'password', email);
  const member = await memberByEmail(ctx.db, email, ctx.now);
  const right = await verifyPassword(input.password, member?.passwordHash ?? null);
  if (!member || !right) {
    await noteAttempt(ctx.db, ctx, 'password', email);
    throw new Fault('unauthenticated', 'access.bad_credentials');
  }
  // Said to who knows the password alone: a stranger learns by it of nobody.
  if (member.ssoOnly) throw new Fault('forbidden', 'portal.sso_only');
  return ctx.db.transaction().execute(async (tx) => {
    const own = writeCtx(ctx, tx, { session: ctx.session });
    await forgetAttempts(tx, email);
    return startSession(own, member.id, 'password');
  });
}

export async function signOut(ctx: WriteCtx): Promise<{ done: true }> {
  const { memberId } = memberOf(ctx);
  await endSessions(ctx.db, memberId, { only: ctx.actor.sessionId ?? '' });
  ctx.session.clear();
  await ctx.record({ action: 'portal.sign_out', entity: 'portal_member', entityId: memberId });
  return done;
}

export async function signOutEverywhere(ctx: WriteCtx): Promise<{ done: true }> {
  const { memberId } = memberOf(ctx);
  await endSessions(ctx.db, memberId, 'all');
  ctx.session.clear();
  await ctx.record({ action: 'portal.sign_out_everywhere', entity: 'portal_member', entityId: memberId });
  return done;
}
