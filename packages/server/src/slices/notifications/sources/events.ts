import type { Both } from '@fulcrum/contract';
import { sql } from 'kysely';
import { choose, quoted, type Source } from './source.ts';

export interface EventFacts {
  event: Both | null;
  until: string;
  isOver: boolean;
}

const date = (day: string, language: 'zh' | 'en'): string =>
  choose(
    language,
    `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`,
    Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long' }),
  );

/** An announced event is expected from this day on, or should be out and nobody has recorded it. */
export const dueEvents: Source<EventFacts> = {
  link: ({ subjectId }) => `/strategy/events?${new URLSearchParams({ record: 'true', event: subjectId ?? '' })}`,
  words({ event, until, isOver }, language) {
    const name = quoted(event, { zh: '', en: '' }, language);
    return {
      title: isOver
        ? choose(language, `${name}的预计日期已过，还没有登记`, `${name} should be out and is not recorded`)
        : choose(language, `${name}预计今天起公布`, `${name} is expected from today on`),
      detail: isOver
        ? choose(language, '公布了就登记涉及的客户；推迟了就改日历', 'Record whom it touches, or change the calendar where it was put off')
        : choose(language, `最晚 ${date(until, 'zh')}；公布后请登记涉及的客户`, `By ${date(until, 'en')}; then record whom it touches`),
    };
  },
  over: sql`exists (select from announced_event r where r.event = n.subject_id and r.recorded_at > n.created_at)`,
};
