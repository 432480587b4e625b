import { type RecordRule, refuseField } from '../../records/index.ts';

/** A plan is due after it was agreed, and its result is what a named person of the customer confirmed on a day. */
export const planRule: RecordRule = async (ctx, { after }) => {
  if (!after) return;
  const { agreedOn, dueOn, outcome, confirmedById, confirmedOn } = after;
  if (String(dueOn) < String(agreedOn))
    throw refuseField(ctx, 'dueOn', 'too_small', { zh: '到期日不能早于约定日期', en: 'It cannot be due before it was agreed' });
  if (!outcome && !confirmedOn && !confirmedById) return;
  if (!outcome) throw refuseField(ctx, 'outcome', 'required', { zh: '请选择客户确认的结果', en: 'Say what the customer confirmed' });
  if (!confirmedById)
    throw refuseField(ctx, 'confirmedById', 'required', {
      zh: '结果要由客户的一位联系人确认',
      en: 'A person of the customer confirms the result',
    });
  if (!confirmedOn) throw refuseField(ctx, 'confirmedOn', 'required', { zh: '请填写确认日期', en: 'Say on which day it was confirmed' });
  if (String(confirmedOn) < String(agreedOn))
    throw refuseField(ctx, 'confirmedOn', 'too_small', {
      zh: '确认日期不能早于约定日期',
      en: 'It cannot be confirmed before it was agreed',
    });
};

/** An action is due after it was agreed. */
export const actionRule: RecordRule = async (ctx, { after }) => {
  if (after && String(after.dueOn) < String(after.agreedOn))
    throw refuseField(ctx, 'dueOn', 'too_small', { zh: '到期日不能早于约定日期', en: 'It cannot be due before it was agreed' });
};

/** What lasts ends after it began. */
export const campaignRule: RecordRule = async (ctx, { after }) => {
  if (after?.endsOn && String(after.endsOn) < String(after.startsOn))
    throw refuseField(ctx, 'endsOn', 'too_small', { zh: '结束日期不能早于开始日期', en: 'It cannot end before it starts' });
};
