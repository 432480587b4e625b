import type { SurveyKind } from '@fulcrum/contract';
import { useCallback } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** A figure of a survey as it is read: NPS in points with its sign, the others as a share. */
export function useSurveyValue(): (kind: SurveyKind, value: number | null) => string {
  const language = useLanguage();
  return useCallback(
    (kind, value) => {
      if (value === null) return '—';
      if (kind !== 'nps') return formatNumber(value, language, 'percent');
      const points = Math.round(value);
      return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`;
    },
    [language],
  );
}
