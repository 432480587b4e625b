import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import type { DraftEvent, DraftRecurrence } from './calendar-shape.ts';
import { useSharedEvents } from './use-shared-events.ts';

/** When an event is, in a few words. */
export function useRecurrenceWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fields } = useConditionFields('all');
  const shared = useSharedEvents();
  const nameOf = (id: string) => shared.find((one) => one.id === id)?.name[language] || id;
  const monthsOf = (months: readonly number[] | undefined) =>
    months?.length
      ? months.map((month) => t('calendarStudio.monthNo', { month })).join(t('measures.op.comma'))
      : t('calendarStudio.everyMonth');
  function daysOf(of: DraftRecurrence): string {
    const { every, month, day, months, weekday, nth, days } = of;
    if (every === 'year') return t('calendarStudio.words.year', { month, day });
    if (every === 'month') return t('calendarStudio.words.month', { months: monthsOf(months), day });
    if (every === 'weekday')
      return t('calendarStudio.words.weekday', {
        months: monthsOf(months),
        nth: t(`calendarStudio.nthOf.${nth === -1 ? 'last' : 'n'}`, { nth }),
        weekday: t(`calendarStudio.weekdayOf.${String(weekday ?? 1) as '1'}`),
      });
    if (every === 'lunar_year') return t('calendarStudio.words.lunar', { month, day });
    if (every === 'event')
      return t('calendarStudio.words.event', {
        name: nameOf(of.event),
        count: Math.abs(Number(days ?? 0)),
        side: t(`calendarStudio.side.${Number(days ?? 0) < 0 ? 'before' : 'after'}`),
      });
    if (every === 'listed') return t('calendarStudio.words.listed', { count: Array.isArray(days) ? days.length : 0 });
    if (every === 'term') return t(`calendarStudio.termOf.${of.term ?? 'qingming'}`);
    return t(`calendarStudio.every.${every}`);
  }
  function ownDay({ of, every, days }: DraftEvent): string {
    const day = of?.birthday
      ? t('calendarStudio.of.birthday')
      : of?.contract
        ? t(`calendarStudio.contractOf.${of.contract}`)
        : (fields.find(({ metric }) => metric === of?.metric)?.name ?? of?.metric ?? '');
    const apart = days ? t('calendarStudio.words.after', { count: days }) : '';
    return [day, t(`calendarStudio.everyOf.${every}`), apart].filter(Boolean).join(t('measures.op.comma'));
  }
  return (event: DraftEvent): string => {
    if (event.kind === 'account') return ownDay(event);
    const recurrence = event.kind === 'industry' ? event.on : event.expected;
    return recurrence ? daysOf(recurrence) : t('calendarStudio.words.unknown');
  };
}
