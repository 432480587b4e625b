import type { ProcedureTime } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Seven and a half hours are worked in a day. */
const DAY = 7.5 * HOUR;

/** Working time in words: minutes, hours, or days of work. */
export function useWorkingTime() {
  const { t } = useTranslation();
  const language = useLanguage();
  return {
    length(ms: number): string {
      const minutes = Math.round(ms / MINUTE);
      if (minutes < 60) return t('procedure.duration.minutes', { count: minutes });
      if (ms < DAY) return t('procedure.duration.hours', { length: formatNumber(ms / HOUR, language, 'plain', 1) });
      return t('procedure.duration.days', { length: formatNumber(ms / DAY, language, 'plain', 1) });
    },
    limit: ({ unit, count }: ProcedureTime): string => t(`procedure.time.${unit}`, { count }),
  };
}
