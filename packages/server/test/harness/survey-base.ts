// For tests: a survey as somebody drafts it.
import type { SurveyDraft } from '@fulcrum/contract';

const both = (text: string) => ({ zh: text, en: text });
export const surveyDraft = (more: Partial<SurveyDraft> = {}) => ({
  ...{
    name: both('年度问卷'),
    kind: 'nps',
    subject: both('想听听您的意见'),
    intro: both('只需一分钟。'),
    question: both('您有多大可能推荐我们？'),
  },
  followUp: { low: both('哪里让您失望？'), middle: both('怎样能更好？'), high: both('最满意哪一点？') },
  thanks: both('谢谢！'),
  schedule: { on: 'once', from: '2026-11-23' },
  ...more,
});
