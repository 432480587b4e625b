import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { locale } from '../../kit/format-number.ts';
import { daysBetween, formatDate } from '../../kit/index.ts';

const A_WEEK = 7;

/** When a task is due, as one says it: overdue by days, today, tomorrow, a weekday of the coming week, else the date. */
export function useDueText(today: string): (dueOn: string) => { text: string; late: boolean; exact: string } {
  const { t } = useTranslation();
  const language = useLanguage();
  const weekday = new Intl.DateTimeFormat(locale(language), { weekday: 'short', timeZone: 'UTC' });
  return (dueOn) => {
    const ahead = daysBetween(today, dueOn);
    const exact = formatDate(dueOn, language, { weekday: true });
    const say = (text: string) => ({ text, late: ahead < 0, exact });
    if (ahead < 0) return say(t('task.due.late', { count: -ahead }));
    if (ahead === 0) return say(t('task.due.today'));
    if (ahead === 1) return say(t('task.due.tomorrow'));
    if (ahead < A_WEEK) return say(weekday.format(Date.parse(dueOn)));
    return say(formatDate(dueOn, language, { style: 'day' }));
  };
}

/** The day a task is due, rose when overdue. */
export function Due({ dueOn, today }: { dueOn: string; today: string }) {
  const { text, late, exact } = useDueText(today)(dueOn);
  return (
    <span className={late ? 'hot nowrap' : 'ink3 nowrap'} title={exact}>
      {text}
    </span>
  );
}
