import { type Handlers, pageFrom, readCursor, requireAccount, scopeOf } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { benefitsOn } from '../../policy/benefits.sql.ts';
import { accountBenefits } from './account-benefits.ts';
import { benefitMatrix } from './matrix.ts';
import { listOffers } from './offers.sql.ts';
import { endOffer, proposeOffer } from './offers.ts';
import { byOf, takeBackNotice, takeBackUse, useBenefit } from './use-benefit.ts';
import { insertNotice, isContactOf, listUses } from './uses.sql.ts';

export const benefitsHandlers: Handlers<'benefits'> = {
  matrix: (ctx, { asOf = ctx.today }) => benefitMatrix(ctx, asOf),

  async account(ctx, { accountId, asOf = ctx.today }) {
    await requireAccount(ctx, accountId, 'reads');
    return accountBenefits(ctx, accountId, asOf);
  },

  async uses(ctx, { accountId, state, limit, cursor, asOf = ctx.today }) {
    if (accountId !== undefined) await requireAccount(ctx, accountId, 'reads');
    const scope = await scopeOf(ctx, 'reads');
    const rows = await listUses(ctx.db, { accountId, state, asOf, scope, limit, after: readCursor(cursor, 2) });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.recordedAt, row.id],
    );
  },

  async tell(ctx, { accountId, benefit, contactId, on, note }) {
    await requireAccount(ctx, accountId, 'writes');
    const day = on ?? ctx.today;
    const stored = await benefitsOn(ctx.db, day);
    if (!stored?.policy.benefits.some(({ id }) => id === benefit)) throw new Fault('invalid', 'benefit.unknown', { id: benefit });
    if (contactId !== undefined && !(await isContactOf(ctx.db, accountId, contactId))) throw notFound('contact');
    const id = newId();
    await insertNotice(ctx.db, { id, accountId, benefit, contactId: contactId ?? null, on: day, note: note ?? null }, byOf(ctx));
    await ctx.record({ action: 'benefit.tell', entity: 'account', entityId: accountId, after: { benefit, contactId, on: day } });
    return { id };
  },

  use: useBenefit,
  takeBack: takeBackUse,
  takeBackNotice,

  async offers(ctx, { limit, cursor }) {
    const rows = await listOffers(ctx.db, { limit, after: readCursor(cursor, 2) });
    return pageFrom(
      rows,
      limit,
      (row) => row,
      (row) => [row.recordedAt, row.id],
    );
  },
  proposeOffer,
  endOffer,
};
