import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../shell/session.tsx';
import type { MetricNames } from './condition-words.ts';
import { metricValue } from './metric-value.ts';

/** The metric catalog; asked once and kept, and not at all by those who may not read it. */
export function useMetrics() {
  const { can } = useSession();
  return useQuery(api.metrics.list.queryOptions({ input: {}, staleTime: 600_000, enabled: can('metrics.read') }));
}

/** Names and values of metrics in the reader's language and the organisation's currency. */
export function useMetricNames(): MetricNames {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { data } = useMetrics();
  return useMemo(() => {
    const known = new Map(data?.items.map((item) => [item.id, item]));
    return {
      name: (metric) => known.get(metric)?.name[language] ?? metric,
      value: (metric, value) =>
        typeof value === 'object'
          ? String(value.today)
          : (known.get(metric)?.choices?.[String(value)]?.[language] ??
            metricValue(metric, known.get(metric)?.type ?? 'text', value, { language, currency }) ??
            String(value)),
    };
  }, [data, language, currency]);
}
