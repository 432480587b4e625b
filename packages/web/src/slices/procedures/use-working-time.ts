import type { ProcedureTime } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { lengthOf } from '../workdays/hours-text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What ships: as long as the installation's hours are not read yet. */
const DAY = 7.5 * HOUR;

/** Working time in words: minutes, hours, or days of work. */
export function useWorkingTime() {
  const { t } = useTranslation();
  const language = useLanguage();
  const hours = useQuery({ ...api.calendar.hours.queryOptions({ input: {} }), staleTime: Number.POSITIVE_INFINITY }).data;
  const day = hours ? lengthOf(hours.windows) : DAY;
  return {
    length(ms: number): string {
      const minutes = Math.round(ms / MINUTE);
      if (minutes < 60) return t('procedure.duration.minutes', { count: minutes });
      if (ms < day) return t('procedure.duration.hours', { length: formatNumber(ms / HOUR, language, 'plain', 1) });
      const days = Math.round((ms / day) * 10) / 10;
      return t('procedure.duration.days', { count: days, length: formatNumber(days, language, 'plain', 1) });
    },
    limit: ({ unit, count }: ProcedureTime): string => t(`procedure.time.${unit}`, { count }),
  };
}
