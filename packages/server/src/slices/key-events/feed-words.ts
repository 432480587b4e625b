import type { EventDay, EventInfo, Language } from '@fulcrum/contract';

interface Told {
  event: EventInfo;
  day: EventDay;
  names: readonly string[];
}
interface Words {
  calendar(organisation: string | null): string;
  summary(told: Told): string;
  description(told: Told): string[];
}
const CERTAINTY: Record<EventInfo['certainty'], Record<Language, string>> = {
  official: { zh: '确定', en: 'official' },
  usual: { zh: '惯例', en: 'as usual' },
  estimated: { zh: '预计', en: 'estimated' },
};
const isExpected = ({ day }: Told): boolean => day.state !== 'dated';
const more = ({ day, names }: Told): number => (day.accounts ?? 0) - names.length;

const zh: Words = {
  calendar: (organisation) => (organisation ? `${organisation} · 重点事件` : '重点事件'),
  summary(told) {
    const { event, day } = told;
    if (isExpected(told)) return `${event.name.zh}（预计）`;
    if (!day.accounts) return event.name.zh;
    return `${event.name.zh}（${day.accounts === 1 && told.names[0] ? told.names[0] : `${day.accounts} 家客户`}）`;
  },
  description(told) {
    const { event, day, names } = told;
    const named = names.length ? `：${names.join('、')}${more(told) > 0 ? ' 等' : ''}` : '';
    return [
      ...(isExpected(told) ? ['预计在这几天公布，以登记的结果为准'] : []),
      ...(day.accounts ? [`涉及 ${day.accounts} 家客户${named}`] : []),
      ...(isExpected(told) || event.kind === 'announced' ? [] : [`日期：${CERTAINTY[event.certainty].zh}`]),
      ...(event.source ? [`出处：${event.source}`] : []),
    ];
  },
};

const customers = (count: number): string => (count === 1 ? '1 customer' : `${count} customers`);
const en: Words = {
  calendar: (organisation) => (organisation ? `${organisation} · Key events` : 'Key events'),
  summary(told) {
    const { event, day } = told;
    if (isExpected(told)) return `${event.name.en} (expected)`;
    if (!day.accounts) return event.name.en;
    return `${event.name.en} (${day.accounts === 1 && told.names[0] ? told.names[0] : customers(day.accounts)})`;
  },
  description(told) {
    const { event, day, names } = told;
    const named = names.length ? `: ${names.join(', ')}${more(told) > 0 ? ` and ${more(told)} more` : ''}` : '';
    return [
      ...(isExpected(told) ? ['Expected in these days; what is recorded counts'] : []),
      ...(day.accounts ? [`${customers(day.accounts)}${named}`] : []),
      ...(isExpected(told) || event.kind === 'announced' ? [] : [`Date: ${CERTAINTY[event.certainty].en}`]),
      ...(event.source ? [`Source: ${event.source}`] : []),
    ];
  },
};

/** What a day of an event says in a calendar program, by language. */
export const FEED_WORDS: Record<Language, Words> = { zh, en };
