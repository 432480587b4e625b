import type { ReferralLead } from '@fulcrum/contract';
import { type Ctx, type Handlers, pageFrom, readCursor, requireAccount, type Scope, SYSTEM, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { createAccount } from '../accounts/index.ts';
import { factHandlers } from '../facts/index.ts';
import { ownerHooks } from '../pool/index.ts';
import { memberOf } from './member.ts';
import { referredLately, selectLeads, selectReferrals } from './referrals.sql.ts';
import { portalRules } from './rules.ts';

/** In a day: more than anybody has friends to refer. */
const MOST = 10;

export const portalReferralsHandlers: Handlers<'portalReferrals'> = {
  async list(ctx, { limit, cursor }) {
    const { thanks } = await portalRules(ctx.db);
    const rows = await selectReferrals(ctx.db, memberOf(ctx), { today: ctx.today, after: readCursor(cursor, 2), limit: limit + 1 });
    const page = pageFrom(
      rows,
      limit,
      (row) => row,
      ({ referredOn, id }) => [referredOn, id],
    );
    return { ...page, promised: thanks };
  },

  /** It becomes what a referral is to us, as if its customer's owner had noted it; the record of it is the member's. */
  async refer(ctx, { lead: leadName, person, reach, reason }) {
    const member = memberOf(ctx);
    if ((await referredLately(ctx.db, member, ctx.now)) >= MOST) throw new Fault('limit', 'access.too_many_requests', { seconds: 86_400 });
    const { accountId, contactId } = member;
    const made = await factHandlers.referrals.create(
      { ...ctx, actor: SYSTEM },
      {
        ...{ accountId, contactId, leadName, leadContact: person, leadReach: reach, reason: reason || null },
        ...{ referredOn: ctx.today, consentedOn: ctx.today, source: 'portal', result: 'open' },
      },
    );
    const [told] = await selectReferrals(ctx.db, member, { today: ctx.today, id: made.id, limit: 1 });
    if (!told) throw notFound('referral');
    return told;
  },
};

async function lead(ctx: Ctx, scope: Scope, id: string): Promise<ReferralLead> {
  const [found] = await selectLeads(ctx.db, { scope, today: ctx.today, view: 'all', id, limit: 1 });
  if (!found) throw notFound('referral');
  return found;
}

export const referralLeadsHandlers: Handlers<'referralLeads'> = {
  async list(ctx, { view, limit, cursor }) {
    const of = { scope: await scopeOf(ctx, 'reads'), today: ctx.today, view, after: readCursor(cursor, 2), limit: limit + 1 };
    return pageFrom(
      await selectLeads(ctx.db, of),
      limit,
      (row) => row,
      ({ referredOn, id }) => [referredOn, id],
    );
  },

  async adopt(ctx, { id, revision, code, name }) {
    const { accountId, state } = await lead(ctx, await scopeOf(ctx, 'writes'), id);
    await requireAccount(ctx, accountId, 'writes');
    if (state !== 'received') throw new Fault('conflict', 'referral.not_now');
    const { userId } = ctx.actor;
    const made = await createAccount(ctx, { code, name, ...(userId ? { ownerId: userId } : {}) }, ownerHooks);
    await factHandlers.referrals.change(ctx, { id, revision, referredId: made.id });
    return lead(ctx, await scopeOf(ctx, 'reads'), id);
  },
};
