import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

const HOUR = 60;

/** Minutes as hours where they come to half hours at least: days would depend on the hours of a day. */
export function useMinutesText() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (minutes: number): string =>
    minutes >= HOUR && minutes % (HOUR / 2) === 0
      ? t('benefit.sla.hours', { count: minutes / HOUR, hours: formatNumber(minutes / HOUR, language, 'plain', 1) })
      : t('benefit.sla.minutes', { count: minutes });
}
