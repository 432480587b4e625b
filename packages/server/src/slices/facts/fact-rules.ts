import { Fault } from '../../kernel/fault.ts';
import type { RecordRule } from '../../records/index.ts';

const refuse = (path: string, code: string, zh: string, en: string, language: 'zh' | 'en'): Fault =>
  new Fault('invalid', 'input.invalid', { count: 1 }, [{ path: [path], code, message: language === 'zh' ? zh : en }]);

/** An account is not related to itself. */
export const relationRule: RecordRule = async (ctx, { after }) => {
  if (after && after.otherId === after.accountId)
    throw refuse('otherId', 'same_account', '请选择另一家客户', 'Choose another account', ctx.language);
};

/** Nobody refers themselves. */
export const referralRule: RecordRule = async (ctx, { after }) => {
  if (after?.referredId && after.referredId === after.accountId)
    throw refuse('referredId', 'same_account', '被推荐客户不能是推荐方自己', 'An account does not refer itself', ctx.language);
};

/** A rating holds for a day at least. */
export const ratingRule: RecordRule = async (ctx, { after }) => {
  if (after?.expiresOn && String(after.expiresOn) < String(after.ratedOn))
    throw refuse('expiresOn', 'too_small', '有效期不能早于评定日期', 'It cannot expire before it was given', ctx.language);
};
