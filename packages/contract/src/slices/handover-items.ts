export const HANDOVER_REASONS = ['new_contract', 'renewal', 'owner_change', 'leave'] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];

const ALL = HANDOVER_REASONS;
const SIGNED = ['new_contract', 'renewal'] as const;
const PERSON = ['owner_change', 'leave'] as const;
const WHOLE = ['new_contract', ...PERSON] as const;

/** What is told at a handover until a company says otherwise: all of it at the first, the light one at a renewal. */
export const HANDOVER_ITEMS = [
  { id: 'background', name: { zh: '购买背景与目标', en: 'Why they bought, and what for' }, reasons: WHOLE, required: true },
  { id: 'people', name: { zh: '决策链与关键人', en: 'Who decides, and who matters' }, reasons: WHOLE, required: true },
  { id: 'promises', name: { zh: '已作承诺', en: 'Promises made' }, reasons: ALL, required: true },
  { id: 'scope', name: { zh: '交付范围', en: 'What is to be delivered' }, reasons: SIGNED, required: true },
  { id: 'payment', name: { zh: '付款安排', en: 'Payment plan' }, reasons: SIGNED, required: true },
  { id: 'under_way', name: { zh: '进行中的事项', en: 'Work under way' }, reasons: PERSON, required: true },
  { id: 'risks', name: { zh: '风险与顾虑', en: 'Risks and doubts' }, reasons: ALL, required: true },
] as const;
