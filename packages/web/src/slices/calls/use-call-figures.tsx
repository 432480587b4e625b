import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Figure, formatDuration } from '../../kit/index.ts';

/** First-call pickup of a span, and what else is told of its calls; nothing where nobody called. */
export function useCallFigures(
  span: { from?: string; to?: string },
  share: (rate: number | null) => string,
): { figures: Figure[]; note: string | null } {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({ ...api.calls.figures.queryOptions({ input: span }), placeholderData: (before) => before });
  if (!data || data.calls === 0) return { figures: [], note: null };
  const median = data.medianTalkSeconds === null ? '—' : formatDuration(data.medianTalkSeconds, language);
  return {
    figures: [
      {
        label: t('calling.figures.rate'),
        value: share(data.rate),
        small: t('calling.figures.rateSmall', data),
        hint: t('calling.figures.rateHint'),
        opens: { link: { to: '/service/calls' } },
      },
    ],
    note: t('calling.figures.calls', { ...data, median }),
  };
}
