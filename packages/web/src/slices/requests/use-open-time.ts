import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Open time of a class of service in minutes and hours: its days are as long as its calendar says. */
export function useOpenTime(): (ms: number) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (ms) => {
    const minutes = Math.max(1, Math.round(Math.abs(ms) / MINUTE));
    if (minutes < 60) return t('desk.time.minutes', { count: minutes });
    return t('desk.time.hours', { length: formatNumber(Math.abs(ms) / HOUR, language, 'plain', 1) });
  };
}
