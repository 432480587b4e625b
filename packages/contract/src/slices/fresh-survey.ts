import type { SurveyDraft, SurveyKind } from './survey-shapes.ts';

const QUESTIONS: Record<SurveyKind, { zh: string; en: string }> = {
  nps: { zh: '您有多大可能把我们推荐给同行？', en: 'How likely are you to recommend us to a colleague elsewhere?' },
  csat: { zh: '您对这次服务满意吗？', en: 'How satisfied are you with the service?' },
  ces: { zh: '解决这件事对您来说轻松吗？', en: 'How easy was it to get this done?' },
};

/** A survey to begin with, its texts ready to be sent. */
export const freshSurvey = (kind: SurveyKind, today: string): SurveyDraft => ({
  name: { zh: '客户问卷', en: 'Customer survey' },
  kind,
  subject: { zh: '想听听您的意见', en: 'We would like to hear from you' },
  intro: {
    zh: '只需一分钟，您的回答会直接交给负责您的同事。',
    en: 'It takes a minute, and goes straight to the colleague who looks after you.',
  },
  question: QUESTIONS[kind],
  followUp: {
    low: { zh: '哪里让您失望？', en: 'What disappointed you?' },
    middle: { zh: '怎样能做得更好？', en: 'What could be better?' },
    high: { zh: '您最满意哪一点？', en: 'What do you like most?' },
  },
  thanks: { zh: '谢谢您的回答。', en: 'Thank you for your answer.' },
  questions: [],
  schedule: kind === 'nps' ? { on: 'every', from: today, months: 6 } : { on: 'request_closed' },
  ...{ by: 'mail', share: 100, sampleBy: 'contact', openDays: 30, reminderDays: 7, loopDays: 2 },
});
