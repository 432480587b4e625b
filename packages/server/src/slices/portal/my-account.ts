import type { PortalMe } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { checkPassword, hashPassword, verifyPassword } from '../identity/index.ts';
import { memberOf } from './member.ts';
import { endSessions } from './sessions.sql.ts';
import { isOnlyWay } from './sso/sso.sql.ts';

type Row = Omit<PortalMe, 'organisation' | 'timeZone' | 'hasPassword'> & { passwordHash: string | null };
async function myRow(ctx: Ctx): Promise<Row> {
  const found = await sql<Row>`
    select m.id, c.name, m.email, a.name as company, m.whole, m.language, m.password_hash as "passwordHash",
      ${isOnlyWay(sql`m.account_id`)} as "ssoOnly"
    from portal_member m join contact c on c.account_id = m.account_id and c.id = m.contact_id join account a on a.id = m.account_id
    where m.id = ${memberOf(ctx).memberId}::uuid`.execute(ctx.db);
  if (!found.rows[0]) throw notFound('portal_member');
  return found.rows[0];
}

export async function me(ctx: Ctx): Promise<PortalMe> {
  const { passwordHash, ...row } = await myRow(ctx);
  const { name = '', timeZone = 'UTC' } = ctx.organisation ?? {};
  return { ...row, hasPassword: passwordHash !== null, organisation: name, timeZone };
}

export async function changeMe(ctx: WriteCtx, { language }: { language: 'zh' | 'en' }): Promise<PortalMe> {
  const { memberId } = memberOf(ctx);
  await sql`update portal_member set language = ${language} where id = ${memberId}::uuid`.execute(ctx.db);
  await ctx.record({ action: 'portal.change_own', entity: 'portal_member', entityId: memberId, after: { language } });
  return me(ctx);
}

/** Who has a password names it; who came by a link, and has none yet, does not. */
export async function setPassword(ctx: WriteCtx, { current, next }: { current?: string | undefined; next: string }) {
  const row = await myRow(ctx);
  if (row.ssoOnly) throw new Fault('conflict', 'portal.sso_only');
  if (row.passwordHash !== null && !(await verifyPassword(current ?? '', row.passwordHash)))
    throw new Fault('invalid', 'access.bad_credentials');
  checkPassword(next, row.email);
  await sql`update portal_member set password_hash = ${await hashPassword(next)} where id = ${row.id}::uuid`.execute(ctx.db);
  await endSessions(ctx.db, row.id, { but: ctx.actor.sessionId ?? '' });
  await ctx.record({ action: 'portal.set_password', entity: 'portal_member', entityId: row.id });
  return { done: true } as const;
}
