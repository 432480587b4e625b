import { sql } from 'kysely';
import { type Ctx, type Handlers, requireAccount, type WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { contactOf, mailAddress } from '../contacts/index.ts';
import { folded } from './attempts.ts';
import { selectFigures } from './help.sql.ts';
import { LINK_JOB, makeLink } from './link.job.ts';
import { deleteMember, insertMember, memberByEmail, selectMembers, updateMember } from './members.sql.ts';
import { portalRules, setRules } from './rules.ts';
import { noteWithdrawn } from './sso/sso.sql.ts';
import { setUsage, usage } from './usage.ts';

type Members = Handlers<'portalMembers'>;
type Input<Name extends keyof Members> = Parameters<Members[Name]>[1];

/** A member of an account that the caller writes to. */
async function requireMember(ctx: Ctx, { id, accountId }: { id: string; accountId: string }) {
  await requireAccount(ctx, accountId, 'writes');
  const [member] = await selectMembers(ctx.db, sql`m.id = ${id}::uuid and m.account_id = ${accountId}::uuid`, ctx.now);
  if (!member) throw notFound('portal_member');
  return member;
}

async function list(ctx: Ctx, { accountId }: Input<'list'>) {
  await requireAccount(ctx, accountId, 'reads');
  return { items: await selectMembers(ctx.db, sql`m.account_id = ${accountId}::uuid`, ctx.now) };
}

async function addressOf(ctx: Ctx, accountId: string, contactId: string): Promise<string> {
  const found = await sql<{ address: string | null }>`
    select ${mailAddress} as address from contact c where c.account_id = ${accountId}::uuid and c.id = ${contactId}::uuid`.execute(ctx.db);
  const address = found.rows[0]?.address;
  if (!address) throw new Fault('invalid', 'portal.no_address');
  return address;
}

async function invite(ctx: WriteCtx, { accountId, contactId, email, whole }: Input<'invite'>) {
  await requireAccount(ctx, accountId, 'writes');
  const contact = await contactOf(ctx, contactId);
  if (contact.accountId !== accountId) throw notFound('contact');
  if (contact.leftOn && contact.leftOn <= ctx.today) throw new Fault('conflict', 'portal.left');
  const id = newId();
  const address = folded(email ?? (await addressOf(ctx, accountId, contactId)));
  const member = { id, accountId, contactId, email: address, whole, now: ctx.now, userId: ctx.actor.userId };
  if (!(await insertMember(ctx.db, member))) throw new Fault('conflict', 'portal.address_taken');
  await noteWithdrawn(ctx.db, { accountId, contactId }, false);
  await ctx.enqueue(LINK_JOB, { email: address });
  await ctx.record({ action: 'portal.invite', entity: 'portal_member', entityId: id, after: { accountId, contactId, whole } });
  return requireMember(ctx, { id, accountId });
}

async function change(ctx: WriteCtx, { whole, ...one }: Input<'change'>) {
  const before = await requireMember(ctx, one);
  await updateMember(ctx.db, one.id, { whole });
  await ctx.record({
    action: 'portal.change_member',
    entity: 'portal_member',
    entityId: one.id,
    before: { whole: before.whole },
    after: { whole },
  });
  return { ...before, whole };
}

async function withdraw(ctx: WriteCtx, one: Input<'withdraw'>) {
  const { contactId, accountId } = await requireMember(ctx, one);
  await deleteMember(ctx.db, one.id);
  await noteWithdrawn(ctx.db, { accountId, contactId }, true);
  await ctx.record({ action: 'portal.withdraw', entity: 'portal_member', entityId: one.id, before: { accountId, contactId } });
  return { done: true } as const;
}

async function link(ctx: WriteCtx, { email }: Input<'link'>) {
  const member = await memberByEmail(ctx.db, folded(email), ctx.now);
  if (!member) throw new Fault('not_found', 'portal.nobody', { email });
  if (member.ssoOnly) throw new Fault('conflict', 'portal.sso_only');
  await ctx.record({ action: 'portal.make_link', entity: 'portal_member', entityId: member.id });
  return makeLink(ctx.db, member.id, ctx.now);
}

function figures(ctx: Ctx, { days }: Input<'figures'>) {
  const since = Temporal.Instant.from(ctx.now).subtract({ hours: 24 * days });
  return selectFigures(ctx.db, since.toString());
}

export const portalMembersHandlers: Members = {
  list,
  invite,
  change,
  withdraw,
  link,
  figures,
  rules: (ctx) => portalRules(ctx.db),
  setRules,
  usage,
  setUsage,
};
