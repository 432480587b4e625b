import { type RecordRule, refuseField } from '../../records/index.ts';

/** An account is not related to itself. */
export const relationRule: RecordRule = async (ctx, { after }) => {
  if (after && after.otherId === after.accountId)
    throw refuseField(ctx, 'otherId', 'same_account', { zh: '请选择另一家客户', en: 'Choose another account' });
};

/** Nobody refers themselves. */
export const referralRule: RecordRule = async (ctx, { after }) => {
  if (after?.referredId && after.referredId === after.accountId)
    throw refuseField(ctx, 'referredId', 'same_account', { zh: '被推荐客户不能是推荐方自己', en: 'An account does not refer itself' });
};

/** A rating holds for a day at least. */
export const ratingRule: RecordRule = async (ctx, { after }) => {
  if (after?.expiresOn && String(after.expiresOn) < String(after.ratedOn))
    throw refuseField(ctx, 'expiresOn', 'too_small', { zh: '有效期不能早于评定日期', en: 'It cannot expire before it was given' });
};
